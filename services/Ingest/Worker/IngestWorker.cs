using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;

namespace Pipeline.Ingest.Worker;

/// <summary>Sees files, waits until they are still, claims them and has them taken.</summary>
internal sealed class IngestWorker(
    InboxLayout layout, ClaimBox claims, FileTaker taker, IngestStatus status, TimeProvider time, IOptions<IngestOptions> options, ILogger<IngestWorker> logger)
    : BackgroundService
{
    // Files watched at once; the rest of a backlog waits in its folder. 10,000 take about 3 MB.
    private const int MostWatched = 10_000;

    // A count of a backlog larger than that, for whoever waits for its end, goes by this, and by its own cost as a scan does.
    private static readonly TimeSpan CountPause = TimeSpan.FromSeconds(10);

    // Claimed in one go, before notifications and the scan have their turn again.
    private const int MostAtOnce = 256;

    private const int MostAttempts = 4;

    // A scan may cost a tenth of the time: an inbox of a million files that stay is not walked without end.
    private const int ScanPause = 9;

    private const string DiskFull = "the disk is full; free some space";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    private readonly IngestOptions _options = options.Value;
    private readonly InboxScanner _scanner = new(layout, new IgnoreRules(options.Value.Ignore), folder => Log.CannotLookInto(logger, folder));
    private readonly StabilityTracker _tracker = new(options.Value.QuietPeriod);
    private readonly Dictionary<string, (long Size, long Modified)> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stuck = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadableNames = new(StringComparer.Ordinal);
    private readonly Channel<Claim> _claimed = Channel.CreateBounded<Claim>(options.Value.Concurrency);
    private readonly long _origin = time.GetTimestamp();

    private IEnumerator<string>? _scan;
    private bool _scanSawWork;
    private TimeSpan _scanTime;
    private TimeSpan _nextScan;
    private TimeSpan _nextClaim;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        layout.Create();
        claims.Open();
        Log.Watching(logger, layout.Inbox, layout.Processed, layout.Failed);
        var takers = Enumerable.Range(0, _options.Concurrency).Select(_ => Task.Run(() => TakeAllAsync(stoppingToken), CancellationToken.None)).ToArray();
        Task[] tasks = [.. takers, SeeAllAsync(stoppingToken), CountAsync(stoppingToken), KeepAliveAsync(stoppingToken), AdoptAsync(stoppingToken), ReportAsync(stoppingToken)];
        try
        {
            await await Task.WhenAny(tasks);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        await Task.WhenAll(takers).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        claims.Dispose();
    }

    private async Task SeeAllAsync(CancellationToken cancellation)
    {
        using var watcher = new InboxWatcher(layout, _scanner, _options.Watch, logger);
        while (!cancellation.IsCancellationRequested)
        {
            while (_tracker.Count < MostWatched && watcher.Sightings.TryRead(out var sighting))
            {
                See(sighting.Path, sighting.Finished);
            }

            if (watcher.TakeLost())
            {
                ScanSoon();
            }

            ScanOn();
            var claimedAny = await ClaimDueAsync(cancellation);
            var waiting = _tracker.Count - _stuck.Count;
            status.Seen(waiting, scannedEmpty: _scan is null && !_scanSawWork && waiting == 0, all: _tracker.Count <= MostWatched / 2);
            if (!claimedAny)
            {
                await Task.Delay(Tick, time, cancellation);
            }
        }
    }

    // The scan stops at a full watch list, so what lies behind it is only counted: names alone, by a walk of its own.
    private async Task CountAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var began = Now;
            if (status.Watched > MostWatched / 2)
            {
                await Task.Run(() => status.Counted(InboxBacklog.Count(_options)), cancellation);
            }

            var pause = (Now - began) * ScanPause;
            await Task.Delay(pause > CountPause ? pause : CountPause, time, cancellation);
        }
    }

    // A scan goes on where it stopped: a backlog of any size is walked as its files leave.
    private void ScanOn()
    {
        if (_scan is null)
        {
            if (Now < _nextScan)
            {
                return;
            }

            _scan = _scanner.Scan().GetEnumerator();
            _scanSawWork = false;
            _scanTime = TimeSpan.Zero;
        }

        var began = Now;
        try
        {
            while (_tracker.Count < MostWatched)
            {
                if (!_scan.MoveNext())
                {
                    EndScan();
                    return;
                }

                _scanSawWork |= See(_scan.Current, finished: false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.CannotTake(logger, layout.Inbox, exception.Message);
            _scanSawWork = true;
            EndScan();
        }
        finally
        {
            _scanTime += Now - began;
        }
    }

    private void EndScan()
    {
        _scan?.Dispose();
        _scan = null;
        var pause = _scanTime * ScanPause;
        _nextScan = Now + (pause > _options.ScanInterval ? pause : _options.ScanInterval);
    }

    private void ScanSoon()
    {
        var soon = Now + _options.QuietPeriod;
        _nextScan = soon < _nextScan ? soon : _nextScan;
    }

    private bool See(string path, bool finished)
    {
        var state = FileProbe.Look(path);
        if (state.Kind == FileKind.Folder)
        {
            ScanSoon(); // a tree may have been moved in: its files come without notifications
        }

        if (state.Kind == FileKind.Missing && path.Contains('\uFFFD') && _unreadableNames.Count < MostWatched && _unreadableNames.Add(path))
        {
            Log.UnreadableName(logger, path);
        }

        if (state.Kind is FileKind.Missing or FileKind.Folder
            || (_kept.TryGetValue(path, out var kept) && kept == (state.Size, state.ModifiedTicks))
            || _stuck.Contains(path))
        {
            return false;
        }

        if (finished)
        {
            _tracker.SeeFinished(path, state, Now);
        }
        else
        {
            _tracker.See(path, state, Now);
        }

        return true;
    }

    private async Task<bool> ClaimDueAsync(CancellationToken cancellation)
    {
        var claimed = 0;
        while (claimed < MostAtOnce && Now >= _nextClaim && _tracker.TryNextDue(Now, out var path, out var before, out var attempts))
        {
            var state = FileProbe.Look(path);
            if (state.Kind is FileKind.Missing or FileKind.Folder)
            {
                Forget(path);
            }
            else if (state.Kind == FileKind.Regular && (state != before || FileProbe.IsBeingWritten(path)))
            {
                _tracker.Postpone(path, state, Now, TimeSpan.Zero, attempts: 0);
            }
            else if (TryClaim(path, state, attempts) is { } claim)
            {
                claimed++;
                status.Begin();
                Forget(path);
                await _claimed.Writer.WriteAsync(claim, cancellation);
            }
        }

        return claimed > 0;
    }

    private void Forget(string path)
    {
        _tracker.Forget(path);
        _stuck.Remove(path);
    }

    private Claim? TryClaim(string path, FileState state, int attempts)
    {
        try
        {
            if (_options.After == AfterIngest.Keep)
            {
                _kept[path] = (state.Size, state.ModifiedTicks);
                return claims.Borrow(path, state.Kind);
            }

            var claim = claims.TryTake(path);
            if (claim is null)
            {
                Forget(path);
            }

            return claim;
        }
        catch (IOException exception) when (IsDiskFull(exception))
        {
            Pause(DiskFull);
            _nextClaim = Now + RetryPause;
            _tracker.Postpone(path, state, Now, RetryPause, attempts);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Said at the first time and then now and again: it may need a person, or only time.
            if (attempts % 60 == 0)
            {
                Log.CannotTake(logger, path, exception.Message);
            }

            if (attempts + 1 >= MostAttempts && _stuck.Add(path))
            {
                status.FileFaulted(); // nobody should wait for it
            }

            _tracker.Postpone(path, state, Now, RetryPause, attempts + 1);
            return null;
        }
    }

    private async Task TakeAllAsync(CancellationToken cancellation)
    {
        await foreach (var claim in _claimed.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                await TakeUntilDoneAsync(claim, cancellation);
            }
            finally
            {
                status.End();
            }
        }
    }

    private async Task TakeUntilDoneAsync(Claim claim, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Somebody who opened it in the last moment may still write to it under its new name.
                while (claim.Kind == FileKind.Regular && FileProbe.IsBeingWritten(claim.Path))
                {
                    await Task.Delay(_options.QuietPeriod + Tick, time, cancellation);
                }

                await taker.TakeAsync(claim, cancellation);
                GoOn();
                return;
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && FileProbe.Look(claim.Path).Kind == FileKind.Missing)
            {
                Log.LostClaim(logger, claim.Name);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // Outages of store and broker are waited out below this; the claim holds the file meanwhile, and nothing is lost.
                if (IsDiskFull(exception))
                {
                    Pause(DiskFull);
                }
                else if (attempt < MostAttempts)
                {
                    Log.Failed(logger, claim.Name, exception);
                }
                else
                {
                    Log.GivenUp(logger, claim.Name, exception);
                    if (TryGiveUp(claim, exception))
                    {
                        return;
                    }
                }

                await Task.Delay(RetryPause, time, cancellation);
            }
        }
    }

    private bool TryGiveUp(Claim claim, Exception cause)
    {
        try
        {
            taker.GiveUp(claim, cause);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, claim.Name, exception);
            return false; // it stays claimed, and is tried again
        }
    }

    private void GoOn()
    {
        if (status.Paused is not null)
        {
            status.Paused = null;
            Log.GoingOn(logger);
        }
    }

    private void Pause(string reason)
    {
        if (status.Paused is null)
        {
            status.Paused = reason;
            Log.Paused(logger, reason, RetryPause);
        }
    }

    // ENOSPC and EDQUOT, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static bool IsDiskFull(Exception exception) =>
        exception is IOException && exception.HResult is 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);

    // Apart from all work: an outage that holds the work up must not make this worker look dead.
    private async Task KeepAliveAsync(CancellationToken cancellation)
    {
        var failed = false;
        while (true)
        {
            try
            {
                claims.Beat();
                if (failed)
                {
                    GoOn();
                }

                failed = false;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failed = true;
                Pause($"the inbox cannot be written to ({exception.Message})");
            }

            await Task.Delay(_options.ClaimTimeout / 5, time, cancellation);
        }
    }

    private async Task AdoptAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                foreach (var claim in claims.Adopt())
                {
                    Log.Adopted(logger, claim.Name);
                    status.Begin();
                    await _claimed.Writer.WriteAsync(claim, cancellation);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A folder went away while it was looked through, or cannot be read now; there is a next time.
                Log.CannotTake(logger, layout.Claims, exception.Message);
            }

            status.LookedForClaims();
            await Task.Delay(_options.ClaimTimeout / 5, time, cancellation);
        }
    }

    private async Task ReportAsync(CancellationToken cancellation)
    {
        long files = 0;
        while (true)
        {
            await Task.Delay(_options.ProgressInterval, time, cancellation);
            var done = status.Files;
            if (done != files || status.Waiting > 0)
            {
                var rate = (done - files) / _options.ProgressInterval.TotalSeconds;
                Log.Progress(logger, done, rate, status.Waiting, status.Articles, status.Duplicates, status.Rejected);
            }

            files = done;
        }
    }
}

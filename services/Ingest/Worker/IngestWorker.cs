using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Pipeline.Ingest.Worker;

/// <summary>Sees files, waits until they are still, claims them and has them taken.</summary>
internal sealed class IngestWorker(
    InboxLayout layout,
    InboxClaims claims,
    FileIngestor taker,
    IngestStatus status,
    TimeProvider time,
    IOptions<IngestOptions> options,
    ILogger<IngestWorker> logger
) : BackgroundService
{
    // Claimed in one go, before notifications and the scan have their turn again.
    private const int MostAtOnce = 256;

    // After so many failures to claim a file nobody waits for it any more.
    private const int MostAttempts = 4;

    // How often a failure to claim is told: at the first attempt, and then at every so many.
    private const int ToldEvery = 60;

    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    // A count of a backlog that is larger than the view goes by this, and by its own cost as a scan does.
    private static readonly TimeSpan CountPause = TimeSpan.FromSeconds(10);

    private readonly IngestOptions _options = options.Value;
    private readonly IngestPause _pause = new(status, logger);
    private readonly Channel<Claim> _claimed = Channel.CreateBounded<Claim>(options.Value.Concurrency);
    private readonly long _origin = time.GetTimestamp();

    private TimeSpan _nextClaim;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        layout.Create();
        claims.Open();
        Log.Watching(logger, layout.Inbox, layout.Processed, layout.Failed);
        var takers = Enumerable
            .Range(0, _options.Concurrency)
            .Select(_ => Task.Run(() => TakeAllAsync(stoppingToken), CancellationToken.None))
            .ToArray();
        Task[] tasks =
        [
            .. takers,
            SeeAllAsync(stoppingToken),
            CountAsync(stoppingToken),
            KeepAliveAsync(stoppingToken),
            AdoptAsync(stoppingToken),
            ReportAsync(stoppingToken),
        ];
        try
        {
            await await Task.WhenAny(tasks);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }

        await Task.WhenAll(takers).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        claims.Dispose();
    }

    private async Task SeeAllAsync(CancellationToken cancellation)
    {
        using var view = new InboxView(layout, _options, time, logger);
        while (!cancellation.IsCancellationRequested)
        {
            view.Look();
            var claimedAny = await ClaimDueAsync(view, cancellation);
            status.Seen(view.Waiting, view.ScannedEmpty, view.IsWhole);
            if (!claimedAny)
            {
                await Task.Delay(Tick, time, cancellation);
            }
        }
    }

    // The view has its limit, so what lies behind it is only counted: names alone, by a walk of its own.
    private async Task CountAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var began = Now;
            if (status.Watched > InboxView.MostWatched / 2 && await Task.Run(() => InboxBacklog.Count(_options), cancellation) is { } files)
            {
                status.Counted(files);
            }

            var pause = (Now - began) * InboxView.WalkPause;
            await Task.Delay(pause > CountPause ? pause : CountPause, time, cancellation);
        }
    }

    private async Task<bool> ClaimDueAsync(InboxView view, CancellationToken cancellation)
    {
        var claimed = 0;
        while (claimed < MostAtOnce && Now >= _nextClaim && view.TryNextDue(out var path, out var before, out var attempts))
        {
            var state = FileProbe.Look(path);
            if (state.Kind is FileKind.Missing or FileKind.Folder)
            {
                view.Forget(path);
            }
            else if (state.Kind == FileKind.Regular && (state != before || FileProbe.IsBeingWritten(path)))
            {
                view.Postpone(path, state, TimeSpan.Zero, attempts: 0);
            }
            else if (TryClaim(view, path, state, attempts) is { } claim)
            {
                claimed++;
                status.Begin();
                view.Forget(path);
                await _claimed.Writer.WriteAsync(claim, cancellation);
            }
        }

        return claimed > 0;
    }

    private Claim? TryClaim(InboxView view, string path, FileState state, int attempts)
    {
        try
        {
            if (_options.After == AfterIngest.Keep)
            {
                view.Keep(path, state);
                return claims.Borrow(path, state.Kind);
            }

            var claim = claims.TryTake(path);
            if (claim is null)
            {
                view.Forget(path);
            }

            return claim;
        }
        catch (IOException exception) when (IngestPause.IsDiskFull(exception))
        {
            _pause.Begin(IngestPause.DiskFull);
            _nextClaim = Now + IngestPause.Retry;
            view.Postpone(path, state, IngestPause.Retry, attempts);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It may need a person, or only time.
            if (attempts % ToldEvery == 0)
            {
                Log.CannotTake(logger, path, exception.Message);
            }

            if (attempts + 1 >= MostAttempts && view.GiveUp(path))
            {
                status.FileFaulted();
            }

            view.Postpone(path, state, IngestPause.Retry, attempts + 1);
            return null;
        }
    }

    private async Task TakeAllAsync(CancellationToken cancellation)
    {
        var files = new ClaimProcessor(taker, _pause, _options.QuietPeriod, time, logger);
        await foreach (var claim in _claimed.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                await files.TakeAsync(claim, cancellation);
            }
            finally
            {
                status.End();
            }
        }
    }

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
                    _pause.End();
                }

                failed = false;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failed = true;
                _pause.Begin($"the inbox cannot be written to ({exception.Message})");
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

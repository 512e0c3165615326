using Pipeline.Contracts;

namespace Pipeline.Ingest.Worker;

/// <summary>
/// The files that were seen, by notification or by the scan, and how long each has been still. Of a larger backlog it holds a part; the
/// rest waits
/// in its folders until there is room. Not for several threads.
/// </summary>
internal sealed class InboxView : IDisposable
{
    /// <summary>Files watched at once. 10,000 take about 3 MB.</summary>
    public const int MostWatched = 10_000;

    /// <summary>
    /// A walk of the inbox may cost a tenth of the time: an inbox of a million files that stay is not walked without end.
    /// </summary>
    public const int WalkPause = 9;

    private readonly InboxLayout _layout;
    private readonly IngestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly InboxScanner _scanner;
    private readonly InboxWatcher _watcher;
    private readonly StabilityTracker _tracker;
    private readonly Dictionary<string, (long Size, long Modified)> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stuck = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadableNames = new(StringComparer.Ordinal);
    private readonly long _origin;

    private IEnumerator<string>? _scan;
    private bool _scanSawWork;
    private TimeSpan _scanTime;
    private TimeSpan _nextScan;

    public InboxView(InboxLayout layout, IngestOptions options, TimeProvider time, ILogger logger)
    {
        (_layout, _options, _time, _logger, _origin) = (layout, options, time, logger, time.GetTimestamp());
        _scanner = new InboxScanner(layout, new IgnoreRules(options.Ignore), folder => Log.CannotLookInto(logger, folder));
        _watcher = new InboxWatcher(layout, _scanner, options.Watch, logger);
        _tracker = new StabilityTracker(options.QuietPeriod);
    }

    /// <summary>Seen, and not claimed or given up yet.</summary>
    public int Waiting => _tracker.Count - _stuck.Count;

    /// <summary>There is room: nothing waits that is not seen.</summary>
    public bool IsWhole => _tracker.Count <= MostWatched / 2;

    /// <summary>The last scan came to its end and found nothing to do.</summary>
    public bool ScannedEmpty => _scan is null && !_scanSawWork && Waiting == 0;

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Takes in what notifications tell, and goes on with the scan when it is time.</summary>
    public void Look()
    {
        while (_tracker.Count < MostWatched && _watcher.Sightings.TryRead(out var sighting))
        {
            See(sighting.Path, sighting.Finished);
        }

        if (_watcher.TakeLost())
        {
            ScanSoon();
        }

        ScanOn();
    }

    /// <summary>The next file whose quiet period is over, with its state at the period's start; false when there is none yet.</summary>
    public bool TryNextDue(out string path, out FileState state, out int attempts) =>
        _tracker.TryNextDue(Now, out path, out state, out attempts);

    public void Forget(string path)
    {
        _tracker.Forget(path);
        _stuck.Remove(path);
    }

    /// <summary>Come back to a file later, after its quiet period at the soonest.</summary>
    public void Postpone(string path, FileState state, TimeSpan delay, int attempts) =>
        _tracker.Postpone(path, state, Now, delay, attempts);

    /// <summary>It stays where it is, and is nothing new as long as it does not change.</summary>
    public void Keep(string path, FileState state) => _kept[path] = (state.Size, state.ModifiedTicks);

    /// <summary>It is tried again now and then, but nobody waits for it.</summary>
    /// <returns>Whether that is news.</returns>
    public bool GiveUp(string path) => _stuck.Add(path);

    public void Dispose()
    {
        _watcher.Dispose();
        _scan?.Dispose();
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
            Log.CannotTake(_logger, _layout.Inbox, exception.Message);
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
        var pause = _scanTime * WalkPause;
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
            Log.UnreadableName(_logger, path);
        }

        if (
            state.Kind is FileKind.Missing or FileKind.Folder
            || (_kept.TryGetValue(path, out var kept) && kept == (state.Size, state.ModifiedTicks))
            || _stuck.Contains(path)
        )
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
}

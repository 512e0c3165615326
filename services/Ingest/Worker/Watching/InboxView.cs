using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>
/// The files that were seen, by notification or by the scan, and how long each has been still. Of a larger backlog it holds a part; the
/// rest waits
/// in its folders until there is room. Not for several threads.
/// </summary>
internal sealed class InboxView : IDisposable
{
    /// <summary>Files watched at once. 10,000 take about 3 MB.</summary>
    public const int MostWatched = 10_000;

    private readonly InboxLayout _layout;
    private readonly IngestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly InboxScanner _scanner;
    private readonly InboxWatcher _watcher;
    private readonly StabilityTracker _tracker;
    private readonly IngestStatus _status;
    private readonly PageCompanions _companions;
    private readonly HashSet<string> _passedOver = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Signature, TimeSpan Since)> _signatures = new(StringComparer.Ordinal);
    private readonly KeptFiles _kept;
    private readonly RecentNames _recent;
    private readonly HashSet<string> _stuck = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadableNames = new(StringComparer.Ordinal);
    private readonly long _origin;

    private IEnumerator<string>? _scan;
    private bool _scanSawWork;
    private TimeSpan _scanTime;
    private TimeSpan _nextScan;

    public InboxView(
        InboxLayout layout,
        IngestOptions options,
        KeptFiles kept,
        PageCompanions companions,
        IngestStatus status,
        TimeProvider time,
        ILogger logger
    )
    {
        (_layout, _options, _kept, _companions, _status, _time, _logger) = (layout, options, kept, companions, status, time, logger);
        _origin = time.GetTimestamp();
        _scanner = new InboxScanner(
            layout,
            new IgnoreRules(options.Ignore),
            companions,
            folder => Log.CannotLookInto(logger, folder),
            TellUnreadable,
            folder => _passedOver.Add(folder)
        );
        _watcher = new InboxWatcher(layout, _scanner, options.Watch, logger);
        _tracker = new StabilityTracker(options.QuietPeriod, options.Timing.GrowthPeriod);
        _recent = new RecentNames(options.Timing.GrowthPeriod);
    }

    /// <summary>Seen, and not claimed or given up yet.</summary>
    public int Waiting => _tracker.Count - _stuck.Count;

    /// <summary>There is room: nothing waits that is not seen.</summary>
    public bool IsWhole => _tracker.Count <= MostWatched / 2;

    /// <summary>The last scan came to its end and found nothing to do.</summary>
    public bool ScannedEmpty => _scan is null && !_scanSawWork && Waiting == 0;

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>
    /// Takes in what notifications tell, and goes on with the scan when it is time; false when the inbox could not be read.
    /// </summary>
    public bool Look()
    {
        while (_tracker.Count < MostWatched && _watcher.Sightings.TryRead(out var sighting))
        {
            See(sighting.Path, sighting.Finished);
        }

        if (_watcher.TakeLost())
        {
            ScanSoon();
        }

        return ScanOn();
    }

    /// <summary>The next file whose quiet period is over; false when there is none yet.</summary>
    public bool TryNextDue(out DueFile due) => _tracker.TryNextDue(Now, out due);

    /// <summary>Whether a due file can be claimed; else it is put off, or forgotten where it is gone.</summary>
    public bool IsStill(DueFile due)
    {
        var state = FileProbe.Look(due.Path);
        if (state.Kind is FileKind.Missing or FileKind.Folder)
        {
            Forget(due.Path);
            return false;
        }

        if (state.Kind != FileKind.Regular)
        {
            return true;
        }

        var closed = !FileProbe.IsBeingWritten(due.Path);
        if (state != due.State || !closed)
        {
            _tracker.Postpone(due, state, closed, Now);
            return false;
        }

        if (state.Size == 0 && !due.Waited)
        {
            _tracker.WaitLonger(due, Now);
            return false;
        }

        // A browser writes the page first and its pictures after it.
        foreach (var folder in _companions.FoldersOf(due.Path))
        {
            if (!IsStill(folder, _options.QuietPeriod))
            {
                _tracker.Postpone(due, state, closed, Now);
                return false;
            }
        }

        return true;
    }

    /// <summary>Companions of pages that have been filed already, and to which nothing is added any more: to be moved to them.</summary>
    public IEnumerable<(string Folder, string Page)> LateCompanions()
    {
        foreach (var folder in _passedOver.ToArray())
        {
            if (_companions.PageOf(folder) is not { } page || !Directory.Exists(folder))
            {
                _passedOver.Remove(folder);
                _signatures.Remove(folder);
            }
            else if (IsFiled(page) && IsStill(folder, _options.Timing.GrowthPeriod))
            {
                _passedOver.Remove(folder);
                _signatures.Remove(folder);
                yield return (folder, page);
            }
        }
    }

    private bool IsFiled(string page) =>
        page.StartsWith(_layout.Processed + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || page.StartsWith(_layout.Failed + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private bool IsStill(string folder, TimeSpan period)
    {
        var signature = PageCompanions.Signature(folder);
        if (!_signatures.TryGetValue(folder, out var known) || known.Signature != signature)
        {
            _signatures[folder] = (signature, Now);
            return false;
        }

        return Now - known.Since >= period;
    }

    /// <summary>It was claimed, or is gone.</summary>
    public void Forget(string path)
    {
        _tracker.Forget(path);
        _stuck.Remove(path);
        _recent.Add(path, Now);
    }

    /// <summary>It could not be claimed: come back to it later.</summary>
    public void TryLater(DueFile due, TimeSpan delay, int attempts) => _tracker.TryLater(due, Now, delay, attempts);

    /// <summary>It stays where it is, and is nothing new as long as it does not change.</summary>
    public void Keep(DueFile due) => _kept.Keep(due.Path, due.State);

    /// <summary>It is tried again now and then, but nobody waits for it.</summary>
    /// <returns>Whether that is news.</returns>
    public bool GiveUp(string path) => _stuck.Add(path);

    public void Dispose()
    {
        _watcher.Dispose();
        _scan?.Dispose();
    }

    // A scan goes on where it stopped: a backlog of any size is walked as its files leave.
    private bool ScanOn()
    {
        if (_scan is null)
        {
            if (Now < _nextScan)
            {
                return true;
            }

            _scanSawWork = false;
            _scanTime = TimeSpan.Zero;
        }

        var began = Now;
        try
        {
            _scan ??= _scanner.Scan().GetEnumerator(); // opens the inbox
            while (_tracker.Count < MostWatched)
            {
                if (!_scan.MoveNext())
                {
                    EndScan();
                    return true;
                }

                _scanSawWork |= See(_scan.Current, finished: false);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.CannotTake(_logger, _layout.Inbox, exception.Message);
            _scanSawWork = true;
            EndScan();
            return false;
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
        _nextScan = Now + _options.Timing.PauseAfter(_scanTime, _options.ScanInterval);
    }

    private void ScanSoon()
    {
        var soon = Now + _options.QuietPeriod;
        _nextScan = soon < _nextScan ? soon : _nextScan;
    }

    private void TellUnreadable(string path)
    {
        if (_unreadableNames.Count < MostWatched && _unreadableNames.Add(path))
        {
            _status.NameUnreadable();
            Log.UnreadableName(_logger, path);
        }
    }

    private bool See(string path, bool finished)
    {
        var state = FileProbe.Look(path);
        if (state.Kind == FileKind.Folder)
        {
            ScanSoon(); // a tree may have been moved in: its files come without notifications
        }

        if (state.Kind == FileKind.Missing && path.Contains('\uFFFD'))
        {
            TellUnreadable(path);
        }

        if (state.Kind is FileKind.Missing or FileKind.Folder || _kept.Has(path, state) || _stuck.Contains(path))
        {
            return false;
        }

        if (finished)
        {
            _tracker.SeeFinished(path, state, Now);
        }
        else
        {
            _tracker.See(
                path,
                state,
                Now,
                closed: state is { Kind: FileKind.Regular, Size: > 0 } && !_tracker.Knows(path) && !FileProbe.IsBeingWritten(path),
                again: _recent.Has(path, Now)
            );
        }

        return true;
    }
}

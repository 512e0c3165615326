namespace Pipeline.Ingest.Worker;

/// <summary>
/// Which files have been still for long enough. DetectedFormat by watching their size over time, never by their time stamps: a moved-in
/// file may
/// carry an old one, a network share another clock's. Not for several threads.
/// </summary>
internal sealed class StabilityTracker(TimeSpan quietPeriod)
{
    private readonly Dictionary<string, Watched> _files = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(string Path, long Turn), TimeSpan> _due = new();
    private long _turns;

    public int Count => _files.Count;

    /// <summary>A file was seen. Known ones go on as they are.</summary>
    public void See(string path, FileState state, TimeSpan now)
    {
        if (!_files.ContainsKey(path))
        {
            Schedule(path, state, now + quietPeriod, attempts: 0);
        }
    }

    /// <summary>A file was renamed into place: its writer is done with it.</summary>
    public void SeeFinished(string path, FileState state, TimeSpan now) => Schedule(path, state, now, attempts: 0);

    public void Forget(string path) => _files.Remove(path);

    /// <summary>Come back to a file later, for example because somebody writes to it.</summary>
    public void Postpone(string path, FileState state, TimeSpan now, TimeSpan delay, int attempts) =>
        Schedule(path, state, now + (delay > quietPeriod ? delay : quietPeriod), attempts);

    /// <summary>The next file whose quiet period is over, with its state at the period's start; false when there is none yet.</summary>
    public bool TryNextDue(TimeSpan now, out string path, out FileState state, out int attempts)
    {
        while (_due.TryPeek(out var next, out var due) && due <= now)
        {
            _due.Dequeue();
            if (_files.TryGetValue(next.Path, out var watched) && watched.Turn == next.Turn)
            {
                (path, state, attempts) = (next.Path, watched.State, watched.Attempts);
                return true;
            }
        }

        (path, state, attempts) = ("", default, 0);
        return false;
    }

    private void Schedule(string path, FileState state, TimeSpan due, int attempts)
    {
        _files[path] = new Watched(state, ++_turns, attempts);
        _due.Enqueue((path, _turns), due);
    }

    private readonly record struct Watched(FileState State, long Turn, int Attempts);
}

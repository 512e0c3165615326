using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>
/// Which files have been still for long enough. Told by watching their size over time, never by their time stamps: a moved-in file may
/// carry an old one, a network share another clock's. A file that arrives whole waits for the quiet period; one that is opened, appended to
/// and closed again and again, or is empty, for the growth period. Not for several threads.
/// </summary>
internal sealed class StabilityTracker(TimeSpan quietPeriod, TimeSpan growthPeriod)
{
    private readonly Dictionary<string, Watched> _files = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(string Path, long Turn), TimeSpan> _due = new();
    private long _turns;

    private TimeSpan Longer => growthPeriod > quietPeriod ? growthPeriod : quietPeriod;

    public int Count => _files.Count;

    public bool Knows(string path) => _files.ContainsKey(path);

    /// <summary>A file was seen. Known ones go on as they are.</summary>
    /// <param name="closed">Nobody has it open for writing.</param>
    /// <param name="again">A file of this name was taken a moment ago: its writer goes on.</param>
    public void See(string path, FileState state, TimeSpan now, bool closed = false, bool again = false)
    {
        if (!_files.ContainsKey(path))
        {
            Schedule(new DueFile(path, state, closed, Grows: again, Waited: again, Attempts: 0), now + (again ? Longer : quietPeriod));
        }
    }

    /// <summary>A file was renamed into place: its writer is done with it.</summary>
    public void SeeFinished(string path, FileState state, TimeSpan now) =>
        Schedule(new DueFile(path, state, WasClosed: true, Grows: false, Waited: true, Attempts: 0), now);

    public void Forget(string path) => _files.Remove(path);

    /// <summary>A due file turned out to have changed, or to be open for writing: it gets another period.</summary>
    public void Postpone(DueFile due, FileState state, bool closed, TimeSpan now)
    {
        // One that is written anew is as long or shorter at times: were it to wait longer each time, it might never be taken.
        var grows = state.Size == due.State.Size ? due.Grows : state.Size > due.State.Size && (due.Grows || due.WasClosed);
        Schedule(
            due with
            {
                State = state,
                WasClosed = closed,
                Grows = grows,
                Waited = grows,
                Attempts = 0,
            },
            now + (grows ? Longer : quietPeriod)
        );
    }

    /// <summary>An empty file may be about to be written to: it gets the longer period, once.</summary>
    public void WaitLonger(DueFile due, TimeSpan now) => Schedule(due with { Waited = true }, now + Longer - quietPeriod);

    /// <summary>Come back to a file later, because it could not be claimed.</summary>
    public void TryLater(DueFile due, TimeSpan now, TimeSpan delay, int attempts) =>
        Schedule(due with { Attempts = attempts }, now + (delay > quietPeriod ? delay : quietPeriod));

    /// <summary>The next file whose period is over; false when there is none yet.</summary>
    public bool TryNextDue(TimeSpan now, out DueFile file)
    {
        while (_due.TryPeek(out var next, out var due) && due <= now)
        {
            _due.Dequeue();
            if (_files.TryGetValue(next.Path, out var watched) && watched.Turn == next.Turn)
            {
                file = watched.File;
                return true;
            }
        }

        file = default;
        return false;
    }

    private void Schedule(DueFile file, TimeSpan due)
    {
        _files[file.Path] = new Watched(file, ++_turns);
        _due.Enqueue((file.Path, _turns), due);
    }

    private readonly record struct Watched(DueFile File, long Turn);
}

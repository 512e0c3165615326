namespace Pipeline.Ingest.Worker.Watching;

/// <summary>
/// Paths that a file has just left. One that appears there again so soon is likely the same writer's next piece. Not for several threads.
/// </summary>
internal sealed class RecentNames(TimeSpan memory)
{
    // A writer that goes on is one of few; a backlog of a million files must not be remembered.
    private const int Most = 4096;

    private readonly Dictionary<string, TimeSpan> _left = new(StringComparer.Ordinal);
    private readonly Queue<(string Path, TimeSpan At)> _order = new();

    public void Add(string path, TimeSpan now)
    {
        _left[path] = now;
        _order.Enqueue((path, now));
        while (_order.TryPeek(out var oldest) && (_order.Count > Most || now - oldest.At > memory))
        {
            _order.Dequeue();
            if (_left.TryGetValue(oldest.Path, out var at) && at == oldest.At)
            {
                _left.Remove(oldest.Path);
            }
        }
    }

    public bool Has(string path, TimeSpan now) => _left.TryGetValue(path, out var at) && now - at <= memory;
}

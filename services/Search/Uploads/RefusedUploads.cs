using System.Collections.Concurrent;

namespace Pipeline.Search.Uploads;

/// <summary>
/// What was refused of the last uploads, under a name that only their answer has. A page shows of a link what the server itself said, and
/// not what whoever made the link would have it say.
/// </summary>
internal sealed class RefusedUploads
{
    private const int MostKept = 200;

    private readonly ConcurrentQueue<(string Name, IReadOnlyList<Upload> Uploads)> _kept = new();

    public string Keep(IReadOnlyList<Upload> refused)
    {
        var name = Guid.NewGuid().ToString("N");
        _kept.Enqueue((name, refused));
        while (_kept.Count > MostKept)
        {
            _kept.TryDequeue(out _);
        }

        return name;
    }

    public IReadOnlyList<Upload> Find(string? name) => _kept.FirstOrDefault(entry => entry.Name == name).Uploads ?? [];
}

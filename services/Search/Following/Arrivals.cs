using System.Threading.Channels;

namespace Pipeline.Search.Following;

/// <summary>
/// Tells who follows new articles that some have come, or that the whole was compared with the store. What is told is a hint: it may be
/// lost, and the next comparison makes up for it.
/// </summary>
public sealed class Arrivals
{
    private const int Most = 1_000;

    private readonly Channel<IReadOnlyCollection<string>?> _told = Channel.CreateBounded<IReadOnlyCollection<string>?>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Ids that came; null where the whole is to be looked at.</summary>
    public IAsyncEnumerable<IReadOnlyCollection<string>?> ReadAsync(CancellationToken cancellationToken) =>
        _told.Reader.ReadAllAsync(cancellationToken);

    public void Came(IReadOnlyCollection<string> ids) => _told.Writer.TryWrite(ids);

    public void Compared() => _told.Writer.TryWrite(null);
}

namespace Pipeline.Persistence;

/// <summary>Answers whether ids are in a sorted stream; asked in the stream's own order, it reads the stream once.</summary>
internal sealed class SortedCursor(IAsyncEnumerable<string> ids) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<string> source = ids.GetAsyncEnumerator();
    private bool started;
    private bool ended;

    public async ValueTask<bool> ContainsAsync(string id)
    {
        while (!ended && (!started || string.CompareOrdinal(source.Current, id) < 0))
        {
            started = true;
            ended = !await source.MoveNextAsync().ConfigureAwait(false);
        }

        return !ended && string.Equals(source.Current, id, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

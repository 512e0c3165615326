namespace Pipeline.Persistence;

/// <summary>Answers whether ids are in a sorted stream; asked in the stream's own order, it reads the stream once.</summary>
internal sealed class SortedCursor(IAsyncEnumerable<string> ids) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<string> _source = ids.GetAsyncEnumerator();
    private bool _started;
    private bool _ended;

    public async ValueTask<bool> ContainsAsync(string id)
    {
        while (!_ended && (!_started || string.CompareOrdinal(_source.Current, id) < 0))
        {
            _started = true;
            _ended = !await _source.MoveNextAsync().ConfigureAwait(false);
        }

        return !_ended && string.Equals(_source.Current, id, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}

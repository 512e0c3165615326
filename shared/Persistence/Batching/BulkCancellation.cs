namespace Pipeline.Persistence.Batching;

/// <summary>Cancels a bulk once every one of its callers has given up; one alone does not disturb the others.</summary>
internal sealed class BulkCancellation<TRequest, TResult> : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<BatchEntry<TRequest, TResult>> _bulk;
    private readonly CancellationTokenSource _source;
    private bool _over;

    public BulkCancellation(List<BatchEntry<TRequest, TResult>> bulk, CancellationToken lifetime)
    {
        _bulk = bulk;
        _source = CancellationTokenSource.CreateLinkedTokenSource(lifetime);
        Token = _source.Token;
        foreach (var entry in bulk)
        {
            entry.OnLeft(CancelIfDeserted);
        }

        // A caller may have left between being taken and being watched.
        CancelIfDeserted();
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            _source.Dispose();
        }
    }

    private void CancelIfDeserted()
    {
        lock (_gate)
        {
            if (!_over && _bulk.TrueForAll(entry => entry.IsDone))
            {
                _over = true;
                _ = _source.CancelAsync();
            }
        }
    }
}

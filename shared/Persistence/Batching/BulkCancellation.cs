namespace Pipeline.Persistence.Batching;

/// <summary>Cancels a bulk once every one of its callers has given up; one alone does not disturb the others.</summary>
internal sealed class BulkCancellation<TRequest, TResult> : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<BatchEntry<TRequest, TResult>> bulk;
    private readonly CancellationTokenSource source;
    private bool over;

    public BulkCancellation(List<BatchEntry<TRequest, TResult>> bulk, CancellationToken lifetime)
    {
        this.bulk = bulk;
        source = CancellationTokenSource.CreateLinkedTokenSource(lifetime);
        Token = source.Token;
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
        lock (gate)
        {
            over = true;
            source.Dispose();
        }
    }

    private void CancelIfDeserted()
    {
        lock (gate)
        {
            if (!over && bulk.TrueForAll(entry => entry.IsDone))
            {
                over = true;
                _ = source.CancelAsync();
            }
        }
    }
}

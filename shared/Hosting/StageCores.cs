namespace Pipeline.Hosting;

/// <summary>
/// Lets as many threads work on stages as there are cores, whatever is under way in this process: more would only take turns.
/// </summary>
public sealed class StageCores
{
    private static readonly int Cores = Environment.ProcessorCount;

    private readonly SemaphoreSlim _free = new(Cores);

    /// <summary>Does the action for each item; the items' order is not kept.</summary>
    /// <param name="items">May be empty.</param>
    /// <param name="action">Throws nothing: each item's trouble is its own.</param>
    /// <param name="cancellationToken">Ends the work between two items.</param>
    public Task ForEachAsync<T>(IReadOnlyList<T> items, Action<T> action, CancellationToken cancellationToken)
    {
        var next = -1;
        async Task WorkAsync()
        {
            await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                for (int i; (i = Interlocked.Increment(ref next)) < items.Count; )
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    action(items[i]);
                }
            }
            finally
            {
                _free.Release();
            }
        }

        return items.Count <= 1
            ? WorkAsync()
            : Task.WhenAll(Enumerable.Range(0, Math.Min(Cores, items.Count)).Select(_ => Task.Run(WorkAsync, cancellationToken)));
    }
}

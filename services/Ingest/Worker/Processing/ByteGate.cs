namespace Pipeline.Ingest.Worker.Processing;

/// <summary>Lets work in as long as its bytes fit a budget; a single piece larger than the budget goes alone.</summary>
internal sealed class ByteGate(long budget)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Entry)> _waiting = new();
    private long _inside;

    private long Budget => budget;

    public async Task<Place> EnterAsync(long bytes, CancellationToken cancellationToken)
    {
        bytes = Math.Min(bytes, budget);
        Task entry;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _inside + bytes <= budget)
            {
                _inside += bytes;
                return new Place(this, bytes);
            }

            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((bytes, waiter));
            entry = waiter.Task;
        }

        try
        {
            await entry.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Its place may be given to it yet; then it gives it back.
            _ = entry.ContinueWith(
                _ => Leave(bytes),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }

        return new Place(this, bytes);
    }

    private void Leave(long bytes)
    {
        lock (_lock)
        {
            _inside -= bytes;
            while (_waiting.TryPeek(out var next) && _inside + next.Bytes <= budget)
            {
                _waiting.Dequeue();
                _inside += next.Bytes;
                next.Entry.SetResult();
            }
        }
    }

    internal sealed class Place(ByteGate gate, long bytes) : IDisposable
    {
        private bool _left;
        private long _bytes = bytes;

        /// <summary>
        /// It is larger or smaller than it was said to be. What is in hand already cannot wait, so growing may go over the budget, and
        /// whoever comes next waits for it.
        /// </summary>
        public void Resize(long size)
        {
            size = Math.Min(size, gate.Budget);
            gate.Leave(_bytes - size);
            _bytes = size;
        }

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                gate.Leave(_bytes);
            }
        }
    }
}

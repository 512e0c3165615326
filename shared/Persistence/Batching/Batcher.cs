namespace Pipeline.Persistence.Batching;

/// <summary>
/// Group commit: requests made while a bulk is under way are gathered and go together as the next one. Nothing waits for company, so a
/// lone request goes at once. Each request succeeds, fails or is cancelled alone.
/// </summary>
/// <param name="limits">Size of a bulk, and how many at once.</param>
/// <param name="run">Does a bulk; one outcome for each request, in order. What it throws, all of them share.</param>
/// <param name="mayBisect">
/// Whether a bulk that threw this may be tried again in halves, to tell the request that spoils it from the others; false where each half
/// would fail as well, as in an outage.
/// </param>
internal sealed class Batcher<TRequest, TResult>(
    BatchLimits limits,
    Func<IReadOnlyList<TRequest>, CancellationToken, Task<IReadOnlyList<Outcome<TResult>>>> run,
    Func<Exception, bool> mayBisect
) : IAsyncDisposable
{
    // Past this, callers that wait without a cancellation token for a store that is away are let go.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Queue<BatchEntry<TRequest, TResult>> _waiting = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pumps;
    private bool _closed;

    /// <summary>Requests that no bulk has taken yet.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    public Task<TResult> SubmitAsync(TRequest request, long bytes, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        var entry = new BatchEntry<TRequest, TResult>(request, bytes);
        lock (_gate)
        {
            if (_closed)
            {
                return Task.FromException<TResult>(new ObjectDisposedException(GetType().Name));
            }

            _waiting.Enqueue(entry);
            if (_pumps < limits.MaxInFlight)
            {
                _pumps++;
                // On another thread, so that a burst of callers is queued before the first bulk is taken.
                _ = Task.Run(PumpAsync, CancellationToken.None);
            }
        }

        entry.CancelWith(cancellationToken);
        return entry.Task;
    }

    /// <summary>Requests that come together and wait for no others, in bulks of the usual size.</summary>
    /// <returns>One outcome for each, in order.</returns>
    public async Task<IReadOnlyList<Outcome<TResult>>> RunTogetherAsync(
        IReadOnlyList<(TRequest Request, long Bytes)> requests,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new List<Outcome<TResult>>(requests.Count);
        while (outcomes.Count < requests.Count)
        {
            var bulk = new List<TRequest>(Math.Min(requests.Count - outcomes.Count, limits.MaxItems));
            for (long bytes = 0; bulk.Count < limits.MaxItems && outcomes.Count + bulk.Count < requests.Count; )
            {
                var next = requests[outcomes.Count + bulk.Count];
                bytes += next.Bytes;
                if (bulk.Count > 0 && bytes > limits.MaxBytes)
                {
                    break;
                }

                bulk.Add(next.Request);
            }

            outcomes.AddRange(await BulkAsync(bulk, cancellationToken).ConfigureAwait(false));
        }

        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_pumps == 0)
            {
                _drained.TrySetResult();
            }
        }

        try
        {
            await _drained.Task.WaitAsync(DrainLimit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await _lifetime.CancelAsync().ConfigureAwait(false);
            await _drained.Task.ConfigureAwait(false);
        }

        _lifetime.Dispose();
    }

    private async Task PumpAsync()
    {
        while (TakeBulk() is { } bulk)
        {
            using (var watch = new BulkCancellation<TRequest, TResult>(bulk, _lifetime.Token))
            {
                await RunAsync(bulk, watch.Token).ConfigureAwait(false);
            }
        }
    }

    private List<BatchEntry<TRequest, TResult>>? TakeBulk()
    {
        lock (_gate)
        {
            var bulk = new List<BatchEntry<TRequest, TResult>>(Math.Min(_waiting.Count, limits.MaxItems));
            long bytes = 0;
            while (bulk.Count < limits.MaxItems && _waiting.TryPeek(out var next))
            {
                if (bulk.Count > 0 && bytes + next.Bytes > limits.MaxBytes)
                {
                    break;
                }

                _waiting.Dequeue();
                if (!next.IsDone)
                {
                    bytes += next.Bytes;
                    bulk.Add(next);
                }
            }

            if (bulk.Count > 0)
            {
                return bulk;
            }

            _pumps--;
            if (_closed && _pumps == 0)
            {
                _drained.TrySetResult();
            }

            return null;
        }
    }

    private async Task RunAsync(List<BatchEntry<TRequest, TResult>> bulk, CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = await BulkAsync(bulk.ConvertAll(entry => entry.Request), cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < bulk.Count; i++)
            {
                bulk[i].Complete(outcomes[i]);
            }
        }
        catch (OperationCanceledException)
        {
            bulk.ForEach(entry => entry.Cancel());
        }
    }

    private async Task<IReadOnlyList<Outcome<TResult>>> BulkAsync(List<TRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            return await run(requests, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (requests.Count > 1 && mayBisect(exception))
        {
            var half = requests.Count / 2;
            return
            [
                .. await BulkAsync(requests.GetRange(0, half), cancellationToken).ConfigureAwait(false),
                .. await BulkAsync(requests.GetRange(half, requests.Count - half), cancellationToken).ConfigureAwait(false),
            ];
        }
        catch (Exception exception)
        {
            return requests.ConvertAll(_ => Outcome<TResult>.Failed(exception));
        }
    }
}

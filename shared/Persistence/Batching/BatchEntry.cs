namespace Pipeline.Persistence.Batching;

/// <summary>One caller's request, from queueing to its outcome.</summary>
internal sealed class BatchEntry<TRequest, TResult>(TRequest request, long bytes)
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _registration;
    private volatile Action? _left;

    public TRequest Request => request;

    public long Bytes => bytes;

    public Task<TResult> Task => _completion.Task;

    public bool IsDone => _completion.Task.IsCompleted;

    public void CancelWith(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled)
        {
            return;
        }

        _registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var entry = (BatchEntry<TRequest, TResult>)state!;
                if (entry._completion.TrySetCanceled(token))
                {
                    entry._left?.Invoke();
                }
            },
            this
        );
        if (IsDone)
        {
            _registration.Unregister();
        }
    }

    /// <summary>Calls back when the caller gives up while its bulk is under way.</summary>
    public void OnLeft(Action action) => _left = action;

    public void Complete(Outcome<TResult> outcome)
    {
        _registration.Unregister();
        if (outcome.Error is { } error)
        {
            _completion.TrySetException(error);
        }
        else
        {
            _completion.TrySetResult(outcome.Value!);
        }
    }

    public void Cancel() => _completion.TrySetCanceled();
}

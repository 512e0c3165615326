namespace Pipeline.Persistence.Batching;

/// <summary>One caller's request, from queueing to its outcome.</summary>
internal sealed class BatchEntry<TRequest, TResult>(TRequest request, long bytes)
{
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration registration;
    private volatile Action? left;

    public TRequest Request => request;

    public long Bytes => bytes;

    public Task<TResult> Task => completion.Task;

    public bool IsDone => completion.Task.IsCompleted;

    public void CancelWith(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled)
        {
            return;
        }

        registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var entry = (BatchEntry<TRequest, TResult>)state!;
                if (entry.completion.TrySetCanceled(token))
                {
                    entry.left?.Invoke();
                }
            },
            this);
        if (IsDone)
        {
            registration.Unregister();
        }
    }

    /// <summary>Calls back when the caller gives up while its bulk is under way.</summary>
    public void OnLeft(Action action) => left = action;

    public void Complete(Outcome<TResult> outcome)
    {
        registration.Unregister();
        if (outcome.Error is { } error)
        {
            completion.TrySetException(error);
        }
        else
        {
            completion.TrySetResult(outcome.Value!);
        }
    }

    public void Cancel() => completion.TrySetCanceled();
}

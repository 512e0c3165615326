using System.Reflection;
using Pipeline.Persistence;

namespace Pipeline.Workers.Tests.Consumers;

/// <summary>A store whose reads never answer until they are cancelled.</summary>
public class StalledStore : DispatchProxy
{
    private static readonly MethodInfo Stall = typeof(StalledStore).GetMethod(
        nameof(StallAsync),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IArticleStore _inner = null!;

    internal Task Asked => _asked.Task;

    internal Task Cancelled => _cancelled.Task;

    internal static StalledStore Around(IArticleStore inner, out IArticleStore store)
    {
        store = Create<IArticleStore, StalledStore>();
        var stalled = (StalledStore)(object)store;
        stalled._inner = inner;
        return stalled;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.IsGenericMethod && targetMethod.Name.StartsWith("Find", StringComparison.Ordinal)
            ? Stall.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(this, [args![^1]])
            : targetMethod.Invoke(_inner, args);

    private async Task<T?> StallAsync<T>(CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }

        return default;
    }
}

using System.Reflection;
using Pipeline.Persistence;

namespace Pipeline.Search.Tests;

/// <summary>A store that stops answering, as one does whose server is cut off.</summary>
public class Stalled : DispatchProxy
{
    private IArticleStore _store = null!;
    private volatile bool _stopped;

    public static IArticleStore Over(IArticleStore store, out Stalled stalled)
    {
        var proxy = Create<IArticleStore, Stalled>();
        stalled = (Stalled)(object)proxy;
        stalled._store = store;
        return proxy;
    }

    public void Stop() => _stopped = true;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!_stopped || !typeof(Task).IsAssignableFrom(targetMethod!.ReturnType))
        {
            return targetMethod!.Invoke(_store, args);
        }

        var result = targetMethod.ReturnType.IsGenericType ? targetMethod.ReturnType.GetGenericArguments()[0] : typeof(bool);
        return typeof(Stalled)
            .GetMethod(nameof(NeverAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(result)
            .Invoke(null, [args!.OfType<CancellationToken>().Last()]);
    }

    private static async Task<T> NeverAsync<T>(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return default!;
    }
}

using System.Reflection;
using Pipeline.Persistence;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class StoppingTests
{
    [Fact]
    public async Task Waits_for_the_file_in_hand_and_leaves_its_claim_for_the_next()
    {
        SlowStore slow = null!;
        await using var host = new InboxHost { Over = inner => SlowStore.Around(inner, out slow) };
        await host.StartAsync();
        host.Drop("a.txt", "The harbour reopened on Monday.");
        await InboxHost.UntilAsync(() => slow.Asked, "the store is asked to save");

        await host.StopAsync();

        slow.Ended.Should().BeTrue("nothing is under way any more once the host has stopped");
        InboxHost.FilesBelow(host.Claims).Should().ContainSingle(path => path.EndsWith("/a.txt", StringComparison.Ordinal));

        host.Over = inner => inner;
        await host.StartAsync();
        await InboxHost.UntilAsync(() => host.Status.Articles == 1, "the claim is taken up");
        await host.IdleAsync();
        (await host.ArticlesAsync()).Should().ContainSingle();
        host.Left().Should().BeEmpty();
    }

    /// <summary>Takes its time to leave off when it is told to.</summary>
    public class SlowStore : DispatchProxy
    {
        private IArticleStore _inner = null!;
        private volatile bool _asked;
        private volatile bool _ended;

        internal bool Asked => _asked;

        internal bool Ended => _ended;

        internal static IArticleStore Around(IArticleStore inner, out SlowStore slow)
        {
            var store = Create<IArticleStore, SlowStore>();
            slow = (SlowStore)store;
            slow._inner = inner;
            return store;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IArticleStore.SaveAsync)
                ? SaveAsync((CancellationToken)args![^1]!)
                : targetMethod.Invoke(_inner, args);

        private async Task SaveAsync(CancellationToken cancellation)
        {
            _asked = true;
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = cancellation.Register(told.SetResult);
            await told.Task;
            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            _ended = true;
            cancellation.ThrowIfCancellationRequested();
        }
    }
}

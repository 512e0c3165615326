using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Persistence;
using Pipeline.Stages.Tests.Ingest;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>The memory budget is asked before a member is read and not after.</summary>
public sealed class MemoryBudgetTests
{
    private const int Budget = 64 << 20;
    private const int Member = 8 << 20;

    [Fact]
    public async Task A_container_is_not_read_past_the_budget_while_the_store_stands_still()
    {
        await using var host = new InboxHost(("Ingest:MemoryBudget", Budget.ToString(CultureInfo.InvariantCulture)));
        await host.StartAsync();
        var story = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("The harbour reopened on Monday.\n", Member / 31)));
        var archive = Archives.Zip(
            CompressionLevel.NoCompression,
            [.. Enumerable.Range(0, 24).Select(i => ($"{i}.txt", (byte[])[.. story, (byte)('a' + i)]))]
        );
        var path = Path.Combine(host.Elsewhere, "large.zip");
        await File.WriteAllBytesAsync(path, archive, TestContext.Current.CancellationToken);
        var ingestor = host.Ingestor(DispatchProxy.Create<IArticleStore, SilentStore>());
        var before = GC.GetAllocatedBytesForCurrentThread();

        // Runs on this thread until it has to wait: for the store, or for room.
        var taking = ingestor.TakeAsync(new Claim("claim", "", path, "", "large.zip"), TestContext.Current.CancellationToken);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        taking.IsCompleted.Should().BeFalse();

        // All allocations of this thread, buffers that the shared pool happens to lack included; the whole archive would be 192 MiB and
        // more.
        allocated.Should().BeInRange(Member, 2 * Budget);
    }

    /// <summary>Never answers.</summary>
    public class SilentStore : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.ReturnType.GetGenericArguments().FirstOrDefault() ?? typeof(bool);
            var source = Activator.CreateInstance(typeof(TaskCompletionSource<>).MakeGenericType(answer))!;
            return source.GetType().GetProperty(nameof(TaskCompletionSource.Task))!.GetValue(source);
        }
    }
}

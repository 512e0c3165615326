using System.Reflection;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Persistence;
using Pipeline.Stages.Tests.Ingest;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>A container's articles are on their way to the store side by side; one that fails does not leave the others behind.</summary>
public sealed class FailedSaveTests
{
    // More than are on their way at once, so that the failure is met while the container is being read.
    private const int Members = 40;

    [Fact]
    public async Task Its_neighbours_are_waited_for_before_the_file_is_tried_again()
    {
        await using var host = new InboxHost();
        await host.StartAsync();
        var path = Path.Combine(host.Elsewhere, "all.zip");
        await File.WriteAllBytesAsync(
            path,
            Archives.Zip([.. Enumerable.Range(0, Members).Select(i => ($"{i}.txt", Archives.Text($"Story {i} of the harbour.")))]),
            TestContext.Current.CancellationToken
        );
        var store = DispatchProxy.Create<IArticleStore, FailingStore>();
        var held = (FailingStore)store;

        // Runs on this thread until it has to wait.
        var taking = host.Ingestor(store).TakeAsync(new Claim("claim", "", path, "", "all.zip"), TestContext.Current.CancellationToken);

        held.Saves.Should().BeGreaterThan(2);
        taking.IsCompleted.Should().BeFalse("saves of this claim are still under way");
        held.Held.SetResult();
        await taking.Awaiting(task => task.WithinDeadline()).Should().ThrowAsync<InvalidOperationException>().WithMessage("The third.");
    }

    /// <summary>Knows nothing; its third save fails at once and the others when they are let go.</summary>
    public class FailingStore : DispatchProxy
    {
        internal TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal int Saves { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IArticleStore.SaveAsync))
            {
                return ++Saves == 3 ? Task.FromException(new InvalidOperationException("The third.")) : Held.Task;
            }

            var answer = targetMethod.ReturnType.GetGenericArguments()[0];
            return typeof(Task)
                .GetMethod(nameof(Task.FromResult))!
                .MakeGenericMethod(answer)
                .Invoke(null, [answer.IsValueType ? Activator.CreateInstance(answer) : null]);
        }
    }
}

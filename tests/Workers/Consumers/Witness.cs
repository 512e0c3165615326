using System.Collections.Concurrent;
using MassTransit;

namespace Pipeline.Workers.Tests.Consumers;

/// <summary>Sees what a consumer did with each delivery, and what was published meanwhile.</summary>
internal sealed class Witness : IConsumeObserver, IPublishObserver
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<Exception?>> _outcomes = new();

    public ConcurrentQueue<object> Published { get; } = new();

    /// <summary>Null when the delivery was acknowledged, else the fault.</summary>
    public Task<Exception?> OutcomeOf(Guid messageId) => Outcome(messageId).Task;

    public Task PreConsume<T>(ConsumeContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        Outcome(context.MessageId!.Value).TrySetResult(null);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
        where T : class
    {
        Outcome(context.MessageId!.Value).TrySetResult(exception);
        return Task.CompletedTask;
    }

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class
    {
        Published.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    private TaskCompletionSource<Exception?> Outcome(Guid messageId) =>
        _outcomes.GetOrAdd(messageId, _ => new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously));
}

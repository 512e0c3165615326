using MassTransit;

namespace Pipeline.Messaging;

internal sealed class BusPublisher(IBus bus) : IMessagePublisher
{
    public async Task PublishAsync(object message, CancellationToken cancellationToken)
    {
        using var send = MessageTracing.Send(message.GetType().Name, parent: null);
        await bus.Publish(message, message.GetType(), send.Inject(), cancellationToken).ConfigureAwait(false);
    }
}

internal sealed class BusState(IBusControl bus) : IBusState
{
    public bool IsReady => bus.CheckHealth().Status == BusHealthStatus.Healthy;
}

using MassTransit;

namespace Pipeline.Messaging;

internal sealed class BusPublisher(IBus bus) : IMessagePublisher
{
    public Task PublishAsync(object message, CancellationToken cancellationToken) =>
        bus.Publish(message, message.GetType(), cancellationToken);
}

internal sealed class BusState(IBusControl bus) : IBusState
{
    public bool IsReady => bus.CheckHealth().Status == BusHealthStatus.Healthy;
}

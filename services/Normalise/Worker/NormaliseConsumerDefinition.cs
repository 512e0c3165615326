using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Normalise.Worker;

/// <summary>Reads the queue <c>normalise</c>; how many at once is the bus's setting.</summary>
internal sealed class NormaliseConsumerDefinition : ConsumerDefinition<NormaliseConsumer>
{
    public NormaliseConsumerDefinition(IOptions<BusOptions> bus) => EndpointName = bus.Value.QueuePrefix + Flow.NormaliseQueue;
}

using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Classify.Worker;

/// <summary>Reads the queue <c>classify</c>; how many at once is the bus's setting.</summary>
internal sealed class ClassifyConsumerDefinition : ConsumerDefinition<ClassifyConsumer>
{
    public ClassifyConsumerDefinition(IOptions<BusOptions> bus) => EndpointName = bus.Value.QueuePrefix + Flow.ClassifyQueue;
}

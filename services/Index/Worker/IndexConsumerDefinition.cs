using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Index.Worker;

/// <summary>Reads the queue <c>index</c>; how many at once is the bus's setting.</summary>
internal sealed class IndexConsumerDefinition : ConsumerDefinition<IndexConsumer>
{
    public IndexConsumerDefinition(IOptions<BusOptions> bus) => EndpointName = bus.Value.QueuePrefix + Flow.IndexQueue;
}

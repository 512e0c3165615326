using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Ingest.Worker.Filing;

/// <summary>Reads the queue <c>ingest</c>.</summary>
internal sealed class RejectedConsumerDefinition : ConsumerDefinition<RejectedConsumer>
{
    public RejectedConsumerDefinition(IOptions<BusOptions> bus) => EndpointName = bus.Value.QueuePrefix + Flow.IngestQueue;
}

using MassTransit;
using Pipeline.Resilience;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Messaging;

/// <summary>Which exceptions mean that the broker is away, and which that this message cannot be published.</summary>
internal static class BrokerFaults
{
    public static FaultKind Classify(Exception exception) =>
        exception switch
        {
            // A full disk or a queue that refuses: the broker answers no for now.
            // Returned as unroutable, too: the queue may be declared in the next moment.
            RabbitMQ.Client.Exceptions.PublishException => FaultKind.Transient,
            ConnectionException
            or RabbitMqConnectionException
            or BrokerUnreachableException
            or AlreadyClosedException
            or OperationInterruptedException => FaultKind.Outage,
            TransportUnavailableException => FaultKind.Outage,
            MassTransitException { InnerException: { } inner } => Classify(inner),
            _ => CommonFaults.Classify(exception),
        };
}

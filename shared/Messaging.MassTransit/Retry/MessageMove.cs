using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Pipeline.Messaging;

/// <summary>
/// A message into another queue as it is, confirmed by the broker before its source is acknowledged: a crash in between makes two of it and
/// never none, and the second finds the work done.
/// </summary>
internal static class MessageMove
{
    /// <summary>The message's headers; null where the transport has none.</summary>
    public static IDictionary<string, object?>? HeadersOf(ReceiveContext context) =>
        context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery)
            ? delivery.Properties.Headers ?? new Dictionary<string, object?>()
            : null;

    public static async Task ToAsync(
        ReceiveContext context,
        string queue,
        IDictionary<string, object?> arguments,
        params (string Name, string Value)[] more
    )
    {
        if (!context.TryGetPayload(out ChannelContext? channel) || !context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery))
        {
            throw new InvalidOperationException("The message did not come from RabbitMQ.");
        }

        var properties = new BasicProperties(delivery.Properties);
        properties.Headers = properties.Headers is { } known ? new Dictionary<string, object?>(known) : [];

        // The counts belong to a delivery, not to the message.
        properties.Headers.Remove("x-delivery-count");
        properties.Headers.Remove("x-acquired-count");
        foreach (var (name, value) in more)
        {
            properties.Headers[name] = value;
        }

        var cancellation = context.CancellationToken;
        await channel
            .QueueDeclare(queue, durable: true, exclusive: false, autoDelete: false, arguments!, cancellation)
            .ConfigureAwait(false);
        await channel
            .BasicPublishAsync("", queue, mandatory: true, properties, context.GetBody(), awaitAck: true, cancellation)
            .ConfigureAwait(false);
    }
}

namespace Pipeline.Messaging;

/// <summary>Section <c>Bus</c>.</summary>
public sealed class BusOptions
{
    public const string Section = "Bus";

    /// <summary>RabbitMQ in a deployment; in memory when everything runs in one process.</summary>
    public BusTransport Transport { get; set; } = BusTransport.RabbitMq;

    /// <summary>
    /// For example <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c> for TLS. Required for RabbitMQ; has no default because
    /// it carries credentials.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>How many messages a worker holds unacknowledged: 1 to 65535.</summary>
    public int Prefetch { get; set; } = 64;

    /// <summary>
    /// How many messages a worker handles at once: 1 to 1024. 64: the store gathers their reads and writes into bulks of that size.
    /// </summary>
    public int Concurrency { get; set; } = 64;

    /// <summary>Put before every queue and exchange name: several pipelines on one broker. Letters, digits, '.', '_' and '-'.</summary>
    public string QueuePrefix { get; set; } = "";
}

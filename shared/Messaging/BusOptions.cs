using System.ComponentModel.DataAnnotations;
using Pipeline.Settings;

namespace Pipeline.Messaging;

/// <summary>Section <c>Bus</c>.</summary>
public sealed class BusOptions : IValidatableObject
{
    public const string Section = "Bus";

    /// <summary>RabbitMQ in a deployment; in memory when everything runs in one process.</summary>
    public BusTransport Transport { get; set; } = BusTransport.RabbitMq;

    /// <summary>
    /// For example <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c> for TLS. Required for RabbitMQ; has no default because
    /// it carries credentials.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Certificates, where <see cref="ConnectionString"/> begins with <c>amqps://</c>.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>How many messages a worker holds unacknowledged: 1 to 65535.</summary>
    public int Prefetch { get; set; } = 384;

    /// <summary>
    /// How many messages a worker handles together at most: 1 to 1024. What comes alone goes alone and at once; what has piled up meanwhile
    /// goes together.
    /// </summary>
    public int Batch { get; set; } = 128;

    /// <summary>How many such batches are under way at once: 1 to 64. Two: while one waits for the store the other's stage works.</summary>
    public int Concurrency { get; set; } = 2;

    /// <summary>
    /// How long a message whose attempt ended in an exception waits for the next one, attempt by attempt; then it goes to the error queue.
    /// Times apart by spaces, each from 1 second to 10 days, at most 10; empty: at once. RabbitMQ only.
    /// </summary>
    public string RetryDelays { get; set; } = "00:01:00 00:10:00 01:00:00";

    /// <summary>
    /// How long a worker that is told to stop has to end what it holds; the rest goes back to its queue with the connection. Up to 1 hour.
    /// </summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How articles are found again whose message was lost.</summary>
    public SweepOptions Sweep { get; set; } = new();

    /// <summary>Put before every queue and exchange name: several pipelines on one broker. Letters, digits, '.', '_' and '-'.</summary>
    public string QueuePrefix { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Faults().Select(fault => new ValidationResult(fault));

    private IEnumerable<string> Faults()
    {
        if (Transport == BusTransport.RabbitMq)
        {
            if (string.IsNullOrWhiteSpace(ConnectionString))
            {
                yield return "ConnectionString is missing. Give the broker's address, for example amqp://user:password@host:5672 "
                    + "(environment: PIPELINE_Bus__ConnectionString).";
            }
            else if (!Uri.TryCreate(ConnectionString, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            {
                yield return "ConnectionString is not an amqp:// or amqps:// address.";
            }
            else if (Tls.IsSet && uri.Scheme == "amqp")
            {
                yield return "ConnectionString begins with amqp://, which goes in the clear, and Tls is set. Write amqps://, with the port of "
                    + "the broker's TLS listener (5671 by default).";
            }

            foreach (var fault in Tls.Faults())
            {
                yield return fault;
            }
        }

        if (Prefetch is < 1 or > 65_535)
        {
            yield return $"Prefetch is {Prefetch}: from 1 to 65535.";
        }

        if (Batch is < 1 or > 1024)
        {
            yield return $"Batch is {Batch}: from 1 to 1024.";
        }

        if (Concurrency is < 1 or > 64)
        {
            yield return $"Concurrency is {Concurrency}: from 1 to 64.";
        }

        if (StopTimeout < TimeSpan.Zero || StopTimeout > TimeSpan.FromHours(1))
        {
            yield return $"StopTimeout is {StopTimeout}: from 0 to an hour.";
        }

        if (!QueuePrefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            yield return $"QueuePrefix is '{QueuePrefix}': it may hold letters, digits, '.', '_' and '-' only.";
        }

        foreach (var fault in Sweep.Faults())
        {
            yield return fault;
        }

        if (RetrySchedule.DelaysOf(this) is null)
        {
            yield return $"RetryDelays is '{RetryDelays}': up to 10 times apart by spaces, each from 1 second to 10 days, "
                + "for example 00:01:00 01:00:00.";
        }
    }
}

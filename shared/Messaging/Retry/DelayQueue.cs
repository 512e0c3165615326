using System.Globalization;

namespace Pipeline.Messaging;

/// <summary>
/// Where a message waits for its next attempt: a queue that nobody reads, whose messages all live equally long and are then dead-lettered
/// back. One queue a step, since RabbitMQ lets a message go at its queue's head alone: a long wait in front would hold up a short one.
/// </summary>
/// <remarks>
/// The name holds the seconds, so that another delay is another queue; a queue's arguments cannot be changed, and the old one runs empty by
/// itself. RabbitMQ 4.3's quorum queues have a delayed retry of their own; it is not used, because 3.13 to 4.2 lack it, and because it
/// keeps no record of what each attempt said.
/// </remarks>
/// <param name="Queue">The stage's queue, prefix and all.</param>
/// <param name="Delay">How long a message stays.</param>
public sealed record DelayQueue(string Queue, TimeSpan Delay)
{
    /// <summary>For example <c>normalise_delay_600</c>.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Queue}_delay_{(long)Delay.TotalSeconds}");

    /// <summary>
    /// A quorum queue keeps its messages over a restart of the broker. At least once: with the default strategy a message that is let go
    /// while its own queue is away for a moment is lost.
    /// </summary>
    public Dictionary<string, object?> Arguments() =>
        new()
        {
            ["x-queue-type"] = "quorum",
            ["x-message-ttl"] = (long)Delay.TotalMilliseconds,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = Queue,
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-overflow"] = "reject-publish",
            ["x-delivery-limit"] = -1,
        };
}

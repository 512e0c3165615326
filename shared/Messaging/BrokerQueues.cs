using Pipeline.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Messaging;

/// <summary>Looks into a broker's queues and moves error-queue messages back, over plain AMQP: no management plugin needed.</summary>
public sealed class BrokerQueues : IAsyncDisposable
{
    // What the fault and the dead-lettering added; the message goes back as it first came.
    private static readonly string[] FaultHeaders =
    [
        "MT-Fault",
        "MT-Reason",
        "x-death",
        "x-first-death",
        "x-last-death",
        "x-delivery-count",
        "x-acquired-count",
        Attempts.Prefix,
    ];

    private const ushort NotFound = 404;

    private readonly IConnection _connection;
    private readonly string _prefix;
    private readonly StageTable _stages;
    private readonly IReadOnlyList<TimeSpan> _delays;

    private BrokerQueues(IConnection connection, string prefix, StageTable stages, IReadOnlyList<TimeSpan> delays) =>
        (_connection, _prefix, _stages, _delays) = (connection, prefix, stages, delays);

    /// <param name="options">Address, certificates, prefix and delays.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="stages">Whose queues; null for the product's.</param>
    /// <exception cref="BrokerUnreachableException">Nothing answers at the address, or it refuses the login.</exception>
    public static async Task<BrokerQueues> ConnectAsync(BusOptions options, CancellationToken cancellationToken, StageTable? stages = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var factory = BrokerConnection.Factory(options, $"pipeline@{Environment.MachineName}");
        return new BrokerQueues(
            await factory.CreateConnectionAsync(cancellationToken),
            options.QueuePrefix,
            stages ?? StageTable.Product,
            RetrySchedule.DelaysOf(options) ?? []
        );
    }

    /// <summary>Messages ready in each stage's queue and error queue; queues that do not exist yet count as empty.</summary>
    /// <exception cref="OperationInterruptedException">The broker does not let this user look.</exception>
    public async Task<IReadOnlyList<QueueDepth>> DepthsAsync(CancellationToken cancellationToken)
    {
        var depths = new List<QueueDepth>();
        foreach (var row in _stages)
        {
            depths.Add(await DepthAsync(row, cancellationToken));
        }

        return depths;
    }

    /// <summary>The same of one stage.</summary>
    public async Task<QueueDepth> DepthAsync(StageRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new QueueDepth(
            row.Stage,
            _prefix + row.Queue,
            await CountAsync(_prefix + row.Queue, cancellationToken),
            await CountAsync(_prefix + row.ErrorQueue, cancellationToken),
            await DelayedAsync(_prefix + row.Queue, cancellationToken)
        );
    }

    /// <summary>
    /// Puts the messages that are in a stage's error queue now back into its queue, each confirmed before it is taken off.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<long> ReplayAsync(Stage stage, CancellationToken cancellationToken)
    {
        var queue = _prefix + _stages[stage].Queue;
        var error = _prefix + _stages[stage].ErrorQueue;
        var waiting = await CountAsync(error, cancellationToken);
        if (waiting == 0)
        {
            return 0;
        }

        await using var channel = await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancellationToken
        );
        long moved = 0;
        while (moved < waiting && await channel.BasicGetAsync(error, autoAck: false, cancellationToken) is { } message)
        {
            var properties = new BasicProperties(message.BasicProperties);
            if (properties.Headers is { } headers)
            {
                properties.Headers = headers
                    .Where(header => !FaultHeaders.Any(name => header.Key.StartsWith(name, StringComparison.Ordinal)))
                    .ToDictionary();
            }

            await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            moved++;
        }

        return moved;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<long> DelayedAsync(string queue, CancellationToken cancellationToken)
    {
        var delayed = await CountAsync(QuarantineQueue.NameOf(queue), cancellationToken);
        foreach (var delay in _delays)
        {
            delayed += await CountAsync(new DelayQueue(queue, delay).Name, cancellationToken);
        }

        return delayed;
    }

    private async Task<long> CountAsync(string queue, CancellationToken cancellationToken)
    {
        // A passive declaration of a queue that is not there closes its channel, so each has its own.
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == NotFound)
        {
            return 0;
        }
    }
}

/// <param name="Stage">Whose queue it is.</param>
/// <param name="Queue">Its name on the broker, prefix and all.</param>
/// <param name="Ready">Messages that wait for a worker.</param>
/// <param name="Errors">Messages in the queue's error queue.</param>
/// <param name="Delayed">Messages that wait for a later attempt, or that are tried by themselves.</param>
public sealed record QueueDepth(Stage Stage, string Queue, long Ready, long Errors, long Delayed = 0)
{
    public string ErrorQueue => StageRow.ErrorQueueOf(Queue);
}

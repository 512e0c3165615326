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
        FaultedMessage.Prefix,
    ];

    // As many error messages as a page looks at: each is in this process's memory for a moment.
    private const int MostLookedAt = 1000;

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
        var queue = await LookAsync(_prefix + row.Queue, cancellationToken);
        return new QueueDepth(
            row.Stage,
            _prefix + row.Queue,
            queue?.MessageCount ?? 0,
            await CountAsync(_prefix + row.ErrorQueue, cancellationToken),
            await DelayedAsync(_prefix + row.Queue, cancellationToken),
            queue?.ConsumerCount ?? 0
        );
    }

    /// <summary>
    /// Puts the messages that are in a stage's error queue now back into its queue, each confirmed before it is taken off. What was set
    /// aside stays.
    /// </summary>
    /// <returns>How many.</returns>
    public Task<long> ReplayAsync(Stage stage, CancellationToken cancellationToken) =>
        ReplayAsync(stage, fault => fault.SetAside is null, cancellationToken);

    /// <inheritdoc cref="ReplayAsync(Stage, CancellationToken)"/>
    /// <param name="stage">Whose error queue.</param>
    /// <param name="which">Those that it says yes to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<long> ReplayAsync(Stage stage, Func<FaultedMessage, bool> which, CancellationToken cancellationToken) =>
        MoveAsync(
            stage,
            _prefix + _stages[stage].Queue,
            which,
            properties =>
            {
                if (properties.Headers is { } headers)
                {
                    properties.Headers = headers
                        .Where(header => !FaultHeaders.Any(name => header.Key.StartsWith(name, StringComparison.Ordinal)))
                        .ToDictionary();
                }
            },
            cancellationToken
        );

    /// <summary>Marks messages of a stage's error queue as seen and left, or, where the note is null, as not.</summary>
    /// <returns>How many.</returns>
    public Task<long> SetAsideAsync(
        Stage stage,
        Func<FaultedMessage, bool> which,
        HandlingNote? note,
        CancellationToken cancellationToken
    ) =>
        MoveAsync(
            stage,
            _prefix + _stages[stage].ErrorQueue,
            which,
            properties => properties.Headers = FaultedMessage.Marked(properties.Headers, note),
            cancellationToken
        );

    /// <summary>
    /// What waits in a stage's error queue, up to a thousand messages; they stay there. While they are looked at nobody else gets them.
    /// </summary>
    public async Task<IReadOnlyList<FaultedMessage>> FaultsAsync(Stage stage, CancellationToken cancellationToken)
    {
        var error = _prefix + _stages[stage].ErrorQueue;
        if (await CountAsync(error, cancellationToken) == 0)
        {
            return [];
        }

        // What is not acknowledged goes back when the channel closes.
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var faults = new List<FaultedMessage>();
        while (faults.Count < MostLookedAt && await channel.BasicGetAsync(error, autoAck: false, cancellationToken) is { } message)
        {
            faults.Add(FaultedMessage.Read(stage, message));
        }

        return faults;
    }

    private async Task<long> MoveAsync(
        Stage stage,
        string to,
        Func<FaultedMessage, bool> which,
        Action<BasicProperties> change,
        CancellationToken cancellationToken
    )
    {
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
        for (; waiting > 0 && await channel.BasicGetAsync(error, autoAck: false, cancellationToken) is { } message; waiting--)
        {
            if (!which(FaultedMessage.Read(stage, message)))
            {
                continue; // goes back when the channel closes
            }

            var properties = new BasicProperties(message.BasicProperties);
            change(properties);
            // By the exchange that is called as the queue is: a limited user has rights there, and none at the broker's default one.
            await channel.BasicPublishAsync(to, "", mandatory: true, properties, message.Body, cancellationToken);
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

    private async Task<long> CountAsync(string queue, CancellationToken cancellationToken) =>
        (await LookAsync(queue, cancellationToken))?.MessageCount ?? 0;

    private async Task<QueueDeclareOk?> LookAsync(string queue, CancellationToken cancellationToken)
    {
        // A passive declaration of a queue that is not there closes its channel, so each has its own.
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == NotFound)
        {
            return null;
        }
    }
}

/// <param name="Stage">Whose queue it is.</param>
/// <param name="Queue">Its name on the broker, prefix and all.</param>
/// <param name="Ready">Messages that wait for a worker.</param>
/// <param name="Errors">Messages in the queue's error queue.</param>
/// <param name="Delayed">Messages that wait for a later attempt, or that are tried by themselves.</param>
/// <param name="Workers">Workers that read the queue.</param>
public sealed record QueueDepth(Stage Stage, string Queue, long Ready, long Errors, long Delayed = 0, long Workers = 0)
{
    public string ErrorQueue => StageRow.ErrorQueueOf(Queue);
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Messaging;

/// <summary>
/// Asks the broker over a connection of its own, kept between looks. Over its memory or disk limit RabbitMQ stops reading from whoever
/// publishes, and says so to a connection that has just published; so each look publishes a message to an exchange that leads nowhere.
/// </summary>
public sealed partial class RabbitMqLevels(IOptions<BusOptions> options, StageTable stages, ILogger<RabbitMqLevels> logger)
    : IBrokerLevels,
        IAsyncDisposable
{
    /// <summary>The exchange, after the prefix.</summary>
    public const string ProbeExchange = "pipeline:probe";

    private const ushort AccessRefused = 403;
    private const ushort NotFound = 404;

    // A blocked broker reads nothing more of the connection, so an answer may never come.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private IConnection? _connection;
    private volatile string? _alarm;
    private bool _mayProbe = true;

    public async Task<BrokerLevels?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_alarm is { } standing && _connection is { IsOpen: true })
        {
            return new BrokerLevels(new Dictionary<string, long>(), standing);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var connection = await ConnectedAsync(deadline.Token).ConfigureAwait(false);
            await ProbeAsync(connection, deadline.Token).ConfigureAwait(false);
            var ready = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var row in stages.Where(row => row.Input is not null))
            {
                var queue = options.Value.QueuePrefix + row.Queue;
                ready[queue] = await CountAsync(connection, queue, deadline.Token).ConfigureAwait(false);
            }

            return new BrokerLevels(ready, _alarm);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (_alarm is { } alarm)
            {
                return new BrokerLevels(new Dictionary<string, long>(), alarm);
            }

            await CloseAsync().ConfigureAwait(false);
            return null; // away; whoever publishes says so
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async Task<IConnection> ConnectedAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
        {
            return _connection;
        }

        await CloseAsync().ConfigureAwait(false);
        var factory = BrokerConnection.Factory(options.Value, $"levels@{Environment.MachineName}");
        factory.AutomaticRecoveryEnabled = false;
        _connection = await factory.CreateConnectionAsync(cancellationToken).ConfigureAwait(false);
        _connection.ConnectionBlockedAsync += (_, blocked) =>
        {
            _alarm = blocked.Reason;
            return Task.CompletedTask;
        };
        _connection.ConnectionUnblockedAsync += (_, _) =>
        {
            _alarm = null;
            return Task.CompletedTask;
        };
        return _connection;
    }

    private async ValueTask CloseAsync()
    {
        _alarm = null;
        if (_connection is { } connection)
        {
            _connection = null;
            try
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or AlreadyClosedException or OperationInterruptedException)
            {
                // Gone already.
            }
        }
    }

    private async Task ProbeAsync(IConnection connection, CancellationToken cancellationToken)
    {
        if (!_mayProbe)
        {
            return;
        }

        var exchange = options.Value.QueuePrefix + ProbeExchange;
        try
        {
            await using var channel = await connection
                .CreateChannelAsync(new CreateChannelOptions(true, true), cancellationToken)
                .ConfigureAwait(false);
            await channel
                .ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            await channel.BasicPublishAsync(exchange, "", ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == AccessRefused)
        {
            _mayProbe = false;
            ProbeRefused(logger, exchange);
        }
    }

    private static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // A passive declaration of a queue that is not there closes its channel, so each has its own.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken).ConfigureAwait(false)).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is NotFound or AccessRefused)
        {
            return 0; // not there yet, or not for this user to see
        }
    }

    [LoggerMessage(
        992,
        LogLevel.Information,
        "The broker's alarms are not seen before they stop a message: its user may not declare and write to the exchange {Exchange}"
    )]
    private static partial void ProbeRefused(ILogger logger, string exchange);
}

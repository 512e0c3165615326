using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Messaging;

/// <summary>
/// A connection that breaks while the bus declares its queues can leave the bus waiting for ever: MassTransit tries again after a lost
/// connection, but not after what that loss does inside the client, and such a start can be neither made again nor stopped. While the
/// broker is away, waiting is right; when the broker answers and the bus still does not work, the process ends with an error, so that
/// whatever supervises it starts it anew. Workers hold no state.
/// </summary>
internal sealed partial class BusWatchdog(
    IBusState bus,
    IOptions<BusOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<BusWatchdog> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // A start takes a second or two, with a connection lost on the way ten.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    // Connecting anew takes MassTransit some seconds, up to half a minute after a long outage.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Transport != BusTransport.RabbitMq)
        {
            return;
        }

        var patience = StartPatience;
        long? stuckSince = null;
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            if (bus.IsReady)
            {
                (stuckSince, patience) = (null, Patience);
            }
            else if (await RefusalAsync(stoppingToken) is { } refusal)
            {
                Refused(logger, refusal.TrimEnd('.'));
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
            else if (!await BrokerAnswersAsync(stoppingToken))
            {
                stuckSince = null;
            }
            else if (time.GetElapsedTime(stuckSince ??= time.GetTimestamp()) > patience)
            {
                Stuck(logger, patience);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }
    }

    /// <summary>Why the broker will not have this process; null where it is away, or where nothing is wrong.</summary>
    private async Task<string?> RefusalAsync(CancellationToken cancellation)
    {
        try
        {
            await using var queues = await BrokerQueues.ConnectAsync(options.Value, cancellation);
            return null;
        }
        catch (BrokerUnreachableException exception)
            when (exception.InnerException is AuthenticationFailureException or PossibleAuthenticationFailureException)
        {
            return exception.InnerException.Message;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<bool> BrokerAnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var queues = await BrokerQueues.ConnectAsync(options.Value, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(
        991,
        LogLevel.Critical,
        "The broker answers and refuses this process: {Refusal}. Check the user and the password in Bus:ConnectionString, and that the user may reach the virtual host; deploy/rabbitmq makes users with the rights that are needed"
    )]
    private static partial void Refused(ILogger logger, string refusal);

    [LoggerMessage(
        990,
        LogLevel.Critical,
        "The broker answers, and the bus has not worked for {Patience}; this process ends to be started anew"
    )]
    private static partial void Stuck(ILogger logger, TimeSpan patience);
}

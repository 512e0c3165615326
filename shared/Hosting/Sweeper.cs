using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Hosting;

/// <summary>
/// Sends articles on for which no message asks any more: nobody has to remember <c>pipeline resume</c>. A worker looks after the stage that
/// reads what it makes, so it needs no right that it has not; of several workers one at a time does, by a lease in the store.
/// </summary>
internal sealed partial class Sweeper(
    IArticleStore store,
    IStoreLeases leases,
    IMessagePublisher publisher,
    StageTable stages,
    IEnumerable<HandlerRegistration> handlers,
    [FromKeyedServices(FailureDomain.Broker)] FailureDomain broker,
    IOptions<BusOptions> options,
    TimeProvider time,
    ILogger<Sweeper> logger
) : BackgroundService
{
    // What is left comes next time: a sweep is slow on purpose.
    private const int MostAtOnce = 10_000;

    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = options.Value.Sweep.Interval;
        if (options.Value.Transport != BusTransport.RabbitMq || every == TimeSpan.Zero)
        {
            return; // in memory, what is pending is sent when the process starts
        }

        var rows = stages.Where(row => row.Input is not null && handlers.Any(handler => handler.Stage == row.Input)).ToArray();
        while (rows.Length > 0)
        {
            await Task.Delay(every, time, stoppingToken);
            foreach (var row in rows)
            {
                try
                {
                    await SweepAsync(row, stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    NotSwept(logger, row.Stage, exception.Message);
                }
            }
        }
    }

    private async Task SweepAsync(StageRow row, CancellationToken cancellation)
    {
        // Twice the pause: it stays with this process as long as that goes on, and passes on soon after its end.
        Task<bool> MineAsync() =>
            leases.TryLeaseAsync($"sweep:{row.Name}", _holder, time.GetUtcNow(), options.Value.Sweep.Interval * 2, cancellation);

        if (!await MineAsync() || await AskedForAsync(row, cancellation) is not { } asked)
        {
            return;
        }

        var before = time.GetUtcNow() - options.Value.Sweep.Age;
        var waiting = await store.PendingAsync(row, before, cancellation).Take(MostAtOnce).ToArrayAsync(cancellation);

        // As many as there are messages: each of them has its own.
        if (waiting.Length <= asked || !await MineAsync())
        {
            return;
        }

        foreach (var id in waiting)
        {
            await broker.ExecuteAsync(async attempt => await publisher.PublishAsync(row.In.Create!(id, false), attempt), cancellation);
        }

        Swept(logger, waiting.Length, row.Stage, options.Value.Sweep.Age);
    }

    /// <summary>
    /// How many articles the stage's later attempts and its error queue still ask for; null while messages wait for it, since each of them
    /// may be one of those that seem forgotten.
    /// </summary>
    private async Task<long?> AskedForAsync(StageRow row, CancellationToken cancellation)
    {
        await using var queues = await BrokerQueues.ConnectAsync(options.Value, cancellation, stages);
        var depth = await queues.DepthAsync(row, cancellation);
        return depth.Ready > 0 ? null : depth.Delayed + depth.Errors;
    }

    [LoggerMessage(
        940,
        LogLevel.Warning,
        "{Count} articles waited for {Stage} for more than {Age} with no message that asks for them; they are sent again. A broker that keeps its data does not lose messages"
    )]
    private static partial void Swept(ILogger logger, int count, Stage stage, TimeSpan age);

    [LoggerMessage(941, LogLevel.Debug, "Not looked for forgotten articles of {Stage}: {Problem}")]
    private static partial void NotSwept(ILogger logger, Stage stage, string problem);
}

using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Ingest.Worker.Filing;
using Pipeline.Ingest.Worker.Pressure;
using Pipeline.Ingest.Worker.Processing;
using Pipeline.Ingest.Worker.Watching;

namespace Pipeline.Ingest.Worker;

/// <summary>
/// Runs Ingest's loops side by side: see and claim, take up, process, count, report. All end together, and with the host.
/// </summary>
internal sealed class IngestWorker(
    InboxLayout layout,
    InboxClaims claims,
    InboxCondition condition,
    InboxClaimer claimer,
    ClaimProcessor processor,
    BackPressure pressure,
    Retention retention,
    IngestStatus status,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IOptions<IngestOptions> options,
    ILogger<IngestWorker> logger
) : BackgroundService
{
    private readonly IngestOptions _options = options.Value;
    private readonly Channel<Claim> _claimed = Channel.CreateBounded<Claim>(options.Value.Concurrency);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // told to stop
        }
        catch (Exception exception)
        {
            End(exception);
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var heartbeat = new Heartbeat(condition.Check, _options.HeartbeatInterval);
        Log.Watching(logger, layout.Inbox, layout.Processed, layout.Failed);
        Task[] loops =
        [
            condition.Failed.WaitAsync(ending.Token),
            Task.Run(() => claimer.RunAsync(_claimed.Writer, ending.Token), CancellationToken.None),
            Task.Run(() => AdoptAsync(ending.Token), CancellationToken.None),
            pressure.WatchAsync(ending.Token),
            retention.WatchAsync(ending.Token),
            CountAsync(ending.Token),
            ReportAsync(ending.Token),
            .. Enumerable.Range(0, _options.Concurrency).Select(_ => Task.Run(() => TakeAllAsync(ending.Token), CancellationToken.None)),
        ];
        var first = await Task.WhenAny(loops);
        await ending.CancelAsync();

        // Each of them may have a file in hand or a folder open: nothing touches the inbox any more once this worker has stopped.
        await Task.WhenAll(loops).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        heartbeat.Dispose();
        claims.Dispose();
        await first;
    }

    // A process without its inbox would look alive and do nothing. Whoever started it sees the exit code, and what supervises it starts it
    // anew.
    private void End(Exception exception)
    {
        status.Failure = exception.Message;
        if (exception is InboxUnusableException)
        {
            Log.Unusable(logger, exception.Message);
        }
        else
        {
            Log.LoopFailed(logger, exception);
        }

        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private async Task TakeAllAsync(CancellationToken cancellation)
    {
        await foreach (var claim in _claimed.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                await processor.TakeAsync(claim, cancellation);
            }
            finally
            {
                status.End();
            }
        }
    }

    private async Task AdoptAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await condition.UsableAsync(cancellation);
            foreach (var claim in claims.Adopt())
            {
                Log.Adopted(logger, claim.Name);
                status.Begin();
                await _claimed.Writer.WriteAsync(claim, cancellation);
            }

            status.LookedForClaims();
            await Task.Delay(_options.HeartbeatInterval, time, cancellation);
        }
    }

    // The view has its limit, so what lies behind it is only counted: names alone, by a walk of its own.
    private async Task CountAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var began = time.GetTimestamp();
            if (status.Watched > InboxView.MostWatched / 2 && await Task.Run(() => InboxBacklog.Count(_options), cancellation) is { } files)
            {
                status.Counted(files);
            }

            await Task.Delay(_options.Timing.PauseAfter(time.GetElapsedTime(began), _options.Timing.CountInterval), time, cancellation);
        }
    }

    private async Task ReportAsync(CancellationToken cancellation)
    {
        long files = 0;
        while (true)
        {
            await Task.Delay(_options.ProgressInterval, time, cancellation);
            var done = status.Files;
            if (done != files || status.Waiting > 0)
            {
                var rate = (done - files) / _options.ProgressInterval.TotalSeconds;
                Log.Progress(logger, done, rate, status.Waiting, status.Articles, status.Duplicates, status.Rejected);
            }

            files = done;
        }
    }
}

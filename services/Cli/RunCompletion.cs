using Pipeline.Ingest.Worker;
using Pipeline.Resilience;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary>
/// Tells when a run has nothing left to do: the inbox is done, and every article is indexed, rejected or faulted. One bound holds for all
/// that is waited for: a run in which nothing at all has happened for <see cref="Patience"/>, and that nothing keeps waiting, does not end
/// by itself any more.
/// </summary>
/// <param name="ingest">Null where no inbox is watched.</param>
/// <param name="isAway">Whether the store is away, which is waited out.</param>
internal sealed class RunCompletion(StatusReader reader, RunCounters counters, IngestStatus? ingest, Func<bool> isAway, TimeProvider time)
{
    /// <summary>Longer than any single article takes, and than an attempt on the store with its retries.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // How often it is looked whether anything happens at all.
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    // A message on the in-memory bus is delivered within a millisecond.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private Progress _last;
    private long _since = time.GetTimestamp();

    /// <summary>
    /// Until all is done and no message has been under way for a while: refused files have then reached their folder too.
    /// </summary>
    /// <exception cref="CommandException">Nothing has happened for too long.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        long? quietSince = null;
        var seen = counters.Deliveries;
        while (true)
        {
            // While something moves nothing can be done yet: the store is not asked all the time what it has, it has work to do.
            var moves = !IsIdle || counters.UnderWay > 0 || counters.Deliveries != seen;
            if (moves && time.GetElapsedTime(_since) < Glance)
            {
                quietSince = null;
                seen = counters.Deliveries;
                await Task.Delay(Pause, time, cancellation);
                continue;
            }

            var status = await reader.ReadAsync(cancellation);
            var done = IsIdle && IsSettled(status) && IsIdle && counters.UnderWay == 0;
            quietSince = done && counters.Deliveries == seen ? quietSince ?? time.GetTimestamp() : null;
            seen = counters.Deliveries;
            if (quietSince is { } since && time.GetElapsedTime(since) >= Quiet)
            {
                return;
            }

            RefuseStandstill(status);
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private bool IsIdle => ingest?.IsIdle ?? true;

    private bool IsSettled(PipelineStatus status) => Waiting(status) <= counters.Faults;

    private static long Waiting(PipelineStatus status) => status.Stages.Sum(stage => stage.Waiting);

    private void RefuseStandstill(PipelineStatus status)
    {
        var now = new Progress(
            status.Stages.Sum(stage => stage.Done + stage.Rejected) + status.Duplicates,
            counters.Deliveries,
            counters.UnderWay,
            ingest?.Files ?? 0,
            ingest?.Waiting ?? 0
        );

        // What pauses says so, and goes on by itself.
        if (now != _last || ingest?.Paused is not null || isAway())
        {
            (_last, _since) = (now, time.GetTimestamp());
        }
        else if (time.GetElapsedTime(_since) > Patience)
        {
            throw new CommandException(
                $"Nothing has happened for {Patience.TotalMinutes:0} minutes, and {Waiting(status)} articles and {now.Files} files still wait. Start it again: what is pending is sent again."
            );
        }
    }

    /// <summary>For the parts of a host.</summary>
    public static RunCompletion Of(IServiceProvider services) =>
        new(
            services.GetRequiredService<StatusReader>(),
            services.GetRequiredService<RunCounters>(),
            services.GetService<IngestStatus>(),
            () => services.GetRequiredKeyedService<FailureDomain>(FailureDomain.Store).Outages.IsAway,
            services.GetRequiredService<TimeProvider>()
        );

    private readonly record struct Progress(long Documents, long Started, long UnderWay, long Done, long Files);
}

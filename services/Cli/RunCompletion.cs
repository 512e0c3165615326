using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary>Tells when a run has nothing left to do: the inbox is done, and every article is indexed, rejected or faulted.</summary>
internal static class RunCompletion
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="inboxIdle">Whether Ingest has nothing to do; always true where there is no Ingest.</param>
    public static async Task WaitAsync(StatusReader reader, RunCounters tally, Func<bool> inboxIdle, CancellationToken cancellation)
    {
        while (!inboxIdle() || !IsSettled(await reader.ReadAsync(cancellation), tally) || !inboxIdle())
        {
            await Task.Delay(Pause, cancellation);
        }
    }

    private static bool IsSettled(PipelineStatus status, RunCounters tally)
    {
        var waiting = status.Stages.Sum(stage => stage.Waiting);
        return waiting <= tally.Faults;
    }
}

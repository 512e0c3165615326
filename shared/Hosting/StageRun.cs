using Pipeline.Contracts;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>What every consumer needs around its stage's function: whether there is work to do, the time it took, the stamp.</summary>
public sealed class StageRun(TimeProvider time, StageMetrics metrics)
{
    public StageMetrics Metrics => metrics;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Start of a run, for <see cref="Stamp(Stage, WorkerIdentity, string, long, StageDocument)"/>.</summary>
    public long Start() => time.GetTimestamp();

    /// <summary>Whether a document was made by this version from this very input, so that making it again would change nothing.</summary>
    public static bool IsCurrent(Stamp? existing, string version, StageDocument input) =>
        existing is not null && existing.Version == version && existing.MadeFrom == input.Stamp?.Key();

    /// <summary>Stamps what a stage made, and counts it.</summary>
    public Stamp Stamp(Stage stage, WorkerIdentity worker, string version, long started, StageDocument? input)
    {
        var duration = time.GetElapsedTime(started);
        metrics.Accepted(stage, duration);
        return new Stamp
        {
            At = time.GetUtcNow(),
            Duration = duration,
            Worker = worker.Name,
            Version = version,
            MadeFrom = input?.Stamp?.Key(),
        };
    }
}

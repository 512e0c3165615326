using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Resilience;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>What is around every stage's function: the store, the broker's patience, the clock, the counters, the stamp.</summary>
public sealed class StageRun(
    StageTable stages,
    IArticleStore store,
    [FromKeyedServices(FailureDomain.Broker)] FailureDomain broker,
    TimeProvider time,
    StageMetrics metrics
)
{
    public StageTable Stages => stages;

    public IArticleStore Store => store;

    /// <summary>Waits out the broker's outages around a publication.</summary>
    public FailureDomain Broker => broker;

    public StageMetrics Metrics => metrics;

    public StageCores Cores { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Start of a run, for <see cref="Stamp"/>.</summary>
    public long Start() => time.GetTimestamp();

    /// <summary>
    /// Whether a document was made by the stage's version from this very input, so that making it again would change nothing.
    /// </summary>
    public bool IsCurrent(Stage stage, Stamp? made, StageDocument input) =>
        made is not null && made.Version == stages[stage].Version && made.MadeFrom == input.Stamp?.Key();

    /// <summary>Stamps what a stage has just made.</summary>
    public Stamp Stamp(Stage stage, long started, StageDocument? input) =>
        new()
        {
            Duration = time.GetElapsedTime(started),
            At = time.GetUtcNow(),
            Worker = new WorkerIdentity(stages[stage].Name).Name,
            Version = stages[stage].Version,
            MadeFrom = input?.Stamp?.Key(),
        };
}

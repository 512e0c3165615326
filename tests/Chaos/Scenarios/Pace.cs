namespace Pipeline.Chaos.Scenarios;

/// <summary>How much of everything: the long form as the promise is written, the short form for every change.</summary>
/// <param name="Articles">Files dropped.</param>
/// <param name="Drop">Over how long.</param>
/// <param name="WorkerKills">SIGKILLs of single workers, and of the one-process pipeline.</param>
/// <param name="ServiceKills">SIGKILLs of broker and store, each.</param>
/// <param name="Cuts">Cuts and slow spells of the network.</param>
/// <param name="Away">How long broker and then store stay away.</param>
/// <param name="ConsumerTimeout">After which the broker takes messages back.</param>
/// <param name="Storm">How long everything is killed at random.</param>
/// <param name="Pause">Between one blow and the next, at most.</param>
/// <param name="Patience">Until everything must be through.</param>
internal sealed record Pace(
    int Articles,
    TimeSpan Drop,
    int WorkerKills,
    int ServiceKills,
    int Cuts,
    TimeSpan Away,
    TimeSpan ConsumerTimeout,
    TimeSpan Storm,
    TimeSpan Pause,
    TimeSpan Patience
)
{
    public static Pace Long { get; } = new(5000, Seconds(60), 30, 3, 20, Seconds(300), Seconds(60), Seconds(300), Seconds(5), Seconds(420));

    public static Pace Short { get; } = new(150, Seconds(4), 4, 1, 3, Seconds(8), Seconds(5), Seconds(8), Seconds(1.5), Seconds(90));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

namespace Pipeline.Throughput.Measures;

internal static class Catalogue
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("rate", "three workers against the bare pipeline, one at a time and with defaults; CPU, memory", Rate.RunAsync),
        new("two", "Normalise and Classify against the bare pipeline's first two hops", Rate.TwoAsync),
        new("cold", "1,000 articles from the start of the processes", Cold.RunAsync),
        new("once", "`pipeline run --once` against `pipeline inspect`", Once.RunAsync),
        new("latency", "drop to searchable, idle", Latency.RunAsync),
        new("scale", "a second worker", Scale.RunAsync),
        new("tuning", "prefetch, batch and concurrency", Tuning.RunAsync),
        new("flat", "the last tenth of many against the first", Flat.RunAsync),
    ];
}

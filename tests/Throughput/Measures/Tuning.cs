using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>The three workers with other settings than they are shipped with: why the defaults are what they are.</summary>
internal static class Tuning
{
    private static readonly (string Prefetch, string Batch, string Concurrency)[] Tried =
    [
        ("384", "128", "2"), // as shipped
        ("384", "128", "1"),
        ("384", "128", "4"),
        ("96", "32", "2"),
        ("1024", "384", "2"),
        ("16", "1", "16"),
    ];

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        var articles = bench.Articles(bench.Count);
        var findings = new List<Finding>();
        foreach (var (prefetch, batch, concurrency) in Tried)
        {
            var settings = new Dictionary<string, string>(bench.Settings, StringComparer.Ordinal)
            {
                ["Bus:Prefetch"] = prefetch,
                ["Bus:Batch"] = batch,
                ["Bus:Concurrency"] = concurrency,
            };
            var (_, workers, _) = await Rate.ProductAsync(
                bench with
                {
                    Settings = settings,
                },
                articles,
                "indexed",
                "Normalise",
                "Classify",
                "Index"
            );
            findings.Add(
                new(
                    $"prefetch {prefetch}, batch {batch}, {concurrency} at once",
                    "",
                    Invariant($"{workers.Rate:0} articles/s"),
                    Invariant($"{Say.Cpu(workers)}; {Say.Peak(workers)} MB at most; {Say.Around(workers)}")
                )
            );
        }

        return findings;
    }
}

using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>A backlog that is long: neither rate nor memory may depend on how long it is.</summary>
internal static class Flat
{
    private const int Tenths = 10;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        var count = bench.Many;
        var (ingest, rest, _) = await Rate.ProductAsync(bench, bench.Articles(count), "indexed", "Normalise", "Classify", "Index");
        double tenth = count / (double)Tenths;

        // What starting costs is another measure's.
        var first = rest.RateBetween(tenth / Tenths, tenth);
        var last = rest.RateBetween(count - tenth, count);
        var tenths = Enumerable
            .Range(0, Tenths)
            .Select(i => Invariant($"{rest.RateBetween(Math.Max(tenth / Tenths, i * tenth), (i + 1) * tenth):0}"));
        return
        [
            new(
                Invariant($"the last {tenth:0} of {count} over the first {tenth:0}"),
                "≥ 0.9",
                Invariant($"{last / first:0.00} ×"),
                Invariant($"articles/s, tenth by tenth: {string.Join(", ", tenths)}; Ingest alone {ingest.Rate:0}")
            ),
            new(
                "peak memory of a worker over those",
                "≤ 220 MB (aim 180)",
                Invariant($"{Say.Peak(ingest, rest)} MB"),
                $"{Say.Peaks(ingest)}; {Say.Peaks(rest)}"
            ),
        ];
    }
}

using Pipeline.Throughput.Bare;
using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>From the start of three processes, with all that starting costs.</summary>
internal static class Cold
{
    private const int Count = 1_000;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        var articles = bench.Articles(Count);
        var bare = await BarePipeline.MeasureAsync(bench.Broker, bench.Store, articles, limit: 0);
        var (_, product, _) = await Rate.ProductAsync(bench, articles, "indexed", "Normalise", "Classify", "Index");
        return
        [
            new(
                "cold: 1,000 articles, over bare's time (defaults)",
                "≤ 0.9 (aim 0.6)",
                Invariant($"{product.Whole / bare.Whole:0.00} ×"),
                Invariant($"{product.Whole.TotalSeconds:0.0} against {bare.Whole.TotalSeconds:0.0} s")
            ),
        ];
    }
}

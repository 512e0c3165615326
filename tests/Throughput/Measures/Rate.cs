using Pipeline.Throughput.Bare;
using Pipeline.Throughput.Parts;
using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>Throughput, warm, of a backlog: bare and product, one after the other in the same run.</summary>
internal static class Rate
{
    // One at a time is slow, and its rate does not change with the number.
    private const int MostOneByOne = 1_500;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        var articles = bench.Articles(bench.Count);
        var single = await BarePipeline.MeasureAsync(bench.Broker, bench.Store, [.. articles.Take(MostOneByOne)], limit: 1);
        var usual = await BarePipeline.MeasureAsync(bench.Broker, bench.Store, articles, limit: 0);
        var (ingest, rest, search) = await ProductAsync(bench, articles, "indexed", "Normalise", "Classify", "Index");
        var own = ingest.Cpu.Values.Sum() + rest.Cpu.Where(one => one.Key != "Search").Sum(one => one.Value);
        return
        [
            new(
                "three workers over bare, one at a time",
                "≥ 4 (aim 6)",
                Invariant($"{rest.Rate / single.Rate:0.00} ×"),
                Invariant(
                    $"{rest.Rate:0} against {single.Rate:0} articles/s; all {bench.Count} in {rest.Whole.TotalSeconds:0.0} s from cold"
                )
            ),
            new(
                "three workers over bare with MassTransit's defaults",
                "≥ 1.8 (aim 3)",
                Invariant($"{rest.Rate / usual.Rate:0.00} ×"),
                Invariant($"{rest.Rate:0} against {usual.Rate:0} articles/s")
            ),
            new(
                "CPU of our four processes an article, warm",
                "≤ 6 ms (aim 4)",
                Invariant($"{own:0.0} ms"),
                Say.Cpu(ingest) + "; " + Say.Cpu(rest)
            ),
            new(
                "peak memory of a worker",
                "≤ 220 MB (aim 180)",
                Invariant($"{Say.Peak(ingest, rest)} MB"),
                Say.Peaks(ingest) + "; " + Say.Peaks(rest)
            ),
            new("Ingest alone", "", Invariant($"{ingest.Rate:0} articles/s"), Say.Around(ingest)),
            new("Search's index follows", "", Invariant($"{search:0.0} s after the last article"), ""),
            new("around bare with defaults", "", Invariant($"{usual.Cpu.Values.Sum():0.0} ms an article"), Say.Around(usual)),
            new("around the three workers", "", Say.Limit(rest), Say.Around(rest)),
        ];
    }

    public static async Task<IReadOnlyList<Finding>> TwoAsync(Bench bench)
    {
        var articles = bench.Articles(bench.Count);
        var usual = await BarePipeline.MeasureAsync(bench.Broker, bench.Store, articles, limit: 0, hops: 2);
        var (_, two, _) = await ProductAsync(bench, articles, "classified", "Normalise", "Classify");
        return
        [
            new(
                "Normalise and Classify over bare's first two hops with defaults",
                "≥ 2 (aim 4)",
                Invariant($"{two.Rate / usual.Rate:0.00} ×"),
                Invariant($"{two.Rate:0} against {usual.Rate:0} articles/s; {Say.Cpu(two)}; {Say.Around(two)}; bare: {Say.Around(usual)}")
            ),
        ];
    }

    /// <summary>
    /// Ingest first, alone; then the other workers on what it left, with Ingest and Search beside them as in a deployment.
    /// </summary>
    public static async Task<(Passage Ingest, Passage Others, double Search)> ProductAsync(
        Bench bench,
        IReadOnlyList<byte[]> articles,
        string last,
        params string[] workers
    )
    {
        await using var site = bench.NewSite();
        Corpus.Put(articles, site.Inbox);
        await using var product = bench.On(site);
        var ingest = await Passage.WatchAsync(site, "raw", articles.Count, product.Start("Ingest"));
        var search = await product.StartSearchAsync();
        var programs = product.Start(workers);
        programs.Join(search);
        var rest = await Passage.WatchAsync(site, last, articles.Count, programs);
        var followed = last == "indexed" ? await product.UntilFollowedAsync(articles.Count) : TimeSpan.Zero;
        return (ingest, rest, followed.TotalSeconds);
    }
}

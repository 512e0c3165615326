using Pipeline.Throughput.Parts;
using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>
/// Whether a second worker of a kind raises throughput where its stage is what the others wait for: each worker gets one core.
/// </summary>
internal static class Scale
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        var findings = new List<Finding>();
        foreach (var (stage, number) in Product.Workers.Skip(1).Select((stage, number) => (stage, number + 1)))
        {
            var one = await RunAsync(bench, number, 1);
            var two = await RunAsync(bench, number, 2);
            findings.Add(
                new(
                    $"a second {stage}, each worker on one core",
                    "more than 1",
                    Invariant($"{two.Rate / one.Rate:0.00} ×"),
                    Invariant(
                        $"{two.Rate:0} against {one.Rate:0} articles/s; with two {two.Load:0%} of the machine's cores busy: {Say.Limit(two)}; {Say.Around(two)}"
                    )
                )
            );
        }

        return findings;
    }

    private static async Task<Passage> RunAsync(Bench bench, int stage, int workers)
    {
        await using var site = bench.NewSite();
        var articles = bench.Articles(bench.Count);
        Corpus.Put(articles, site.Inbox);

        // The stages before it have done their work and are gone.
        foreach (var (worker, collection) in Product.Workers.Zip(Product.Collections).Take(stage))
        {
            await using var before = bench.On(site);
            await Passage.WatchAsync(site, collection, articles.Count, before.Start(worker));
        }

        await using var product = bench.On(site);
        var programs = product.Start([.. Enumerable.Repeat(Product.Workers[stage], workers)], oneCore: true);
        return await Passage.WatchAsync(site, Product.Collections[stage], articles.Count, programs);
    }
}

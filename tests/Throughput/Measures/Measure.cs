using Pipeline.Throughput.Parts;

namespace Pipeline.Throughput.Measures;

/// <param name="Name">As it is asked for on the command line.</param>
/// <param name="What">What it measures.</param>
/// <param name="RunAsync">Measures, and says what came of it.</param>
internal sealed record Measure(string Name, string What, Func<Bench, Task<IReadOnlyList<Finding>>> RunAsync);

/// <summary>One line of the results.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Asked">At least or at most; empty for what only explains.</param>
/// <param name="Reached">With its unit.</param>
/// <param name="Detail">What stands behind it.</param>
internal sealed record Finding(string What, string Asked, string Reached, string Detail);

/// <summary>What every measure gets.</summary>
/// <param name="Broker">The broker's address.</param>
/// <param name="Store">The store's address.</param>
/// <param name="Published">The product's programs.</param>
/// <param name="Settings">For the product, beside those it is shipped with.</param>
/// <param name="Count">How many articles, where a measure does not need a number of its own.</param>
/// <param name="Many">How many make a long backlog.</param>
/// <param name="Texts">A folder of articles to take instead of the seeded ones.</param>
internal sealed record Bench(
    string Broker,
    string Store,
    Published Published,
    IReadOnlyDictionary<string, string> Settings,
    int Count,
    int Many,
    string? Texts
)
{
    public IReadOnlyList<byte[]> Articles(int count) => Corpus.Take(count, Texts);

    public Site NewSite() => new(Broker, Store);

    public Product On(Site site) => new(Published, site, Settings);
}

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>Tells the kind of a page. Four kinds are learned, the others are ruled: there is no set to learn them from.</summary>
internal static class PageKinds
{
    public const string Listing = "listing";

    /// <summary>Index in <see cref="Learned"/>.</summary>
    public const int Article = 0;

    /// <inheritdoc cref="Article"/>
    public const int Thread = 1;

    /// <inheritdoc cref="Article"/>
    public const int Service = 3;

    /// <summary>In the order of the models' files.</summary>
    public static IReadOnlyList<string> Learned { get; } = ["article", "thread", "documentation", "service"];

    private static readonly Lazy<BoostedTrees[]> Models = new(static () =>
        [.. Learned.Select(static kind => BoostedTrees.Load($"kind-{kind}-model.txt"))]
    );

    /// <summary>How likely the page is of each of the learned kinds; they add up to 1.</summary>
    public static double[] Likely(float[] features) => Likely(Models.Value, features);

    public static double[] Likely(IReadOnlyList<BoostedTrees> models, float[] features)
    {
        var likely = models.Select(model => model.Probability(features)).ToArray();
        var sum = likely.Sum() + 1e-9;
        return [.. likely.Select(p => p / sum)];
    }
}

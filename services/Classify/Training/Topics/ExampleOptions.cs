namespace Pipeline.Classify.Training.Topics;

/// <summary>What a pass is made of.</summary>
internal sealed record ExampleOptions
{
    /// <summary>
    /// Rich subjects must not drown poor ones; full balance (1) would trust 55 texts as much as 12,000.
    /// </summary>
    public float Balance { get; init; } = 0.6f;

    /// <summary>Documents of seed terms for each subject.</summary>
    public int SeedDocuments { get; init; } = 1500;

    /// <summary>Documents of seed terms in a text of another subject, for each subject that dominates others.</summary>
    public int DominantDocuments { get; init; } = 1500;

    /// <summary>Documents about none of the subjects.</summary>
    public int BackgroundDocuments { get; init; } = 4000;

    /// <summary>How many of those are our own texts; the rest is the novel's.</summary>
    public float OwnBackground { get; init; } = 0.4f;

    public float ConceptWeight { get; init; } = 0.5f;
}

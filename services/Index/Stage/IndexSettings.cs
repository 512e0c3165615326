namespace Pipeline.Index;

/// <summary>Settings of the stage's function.</summary>
public sealed record IndexSettings
{
    public static IndexSettings Default { get; } = new();

    /// <summary>Most terms taken from one field. Default 200,000, a book of 400 pages: what comes after cannot be found.</summary>
    public int MaxTerms { get; init; } = 200_000;
}

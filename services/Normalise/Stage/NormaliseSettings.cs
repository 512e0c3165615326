namespace Pipeline.Normalise;

/// <summary>Settings of the stage's function.</summary>
public sealed record NormaliseSettings
{
    public static NormaliseSettings Default { get; } = new();

    /// <inheritdoc cref="ListingPolicy"/>
    public ListingPolicy Listings { get; init; }
}

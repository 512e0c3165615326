using System.ComponentModel.DataAnnotations;

namespace Pipeline.Index.Worker;

/// <summary>Section <c>Index</c>.</summary>
public sealed class IndexOptions
{
    public const string Section = "Index";

    /// <summary>Most terms taken from one field of an article; what comes after cannot be found.</summary>
    [Range(1_000, 10_000_000)]
    public int MaxTerms { get; set; } = IndexSettings.Default.MaxTerms;

    internal IndexSettings ToSettings() => new() { MaxTerms = MaxTerms };
}

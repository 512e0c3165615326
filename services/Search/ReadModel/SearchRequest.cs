using Pipeline.Search.Engine;
using Pipeline.Search.Queries;

namespace Pipeline.Search;

/// <summary>What to find, and which page of it.</summary>
public sealed record SearchRequest
{
    public const int MostResults = 100;

    public required ArticleQuery Query { get; init; }

    public ArticleSort Sort { get; init; }

    /// <summary>1 to <see cref="MostResults"/>.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>As <see cref="FoundPage.Next"/> gave it; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether to count facets.</summary>
    public bool Facets { get; init; }

    /// <summary>How many values of each facet.</summary>
    public int FacetValues { get; init; } = 10;

    /// <summary>Whether a story shows once, with the number of its other articles. A query for one story shows all of it.</summary>
    public bool Stories { get; init; } = true;
}

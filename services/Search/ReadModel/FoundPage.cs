using Pipeline.Contracts;
using Pipeline.Search.Analysis;
using Pipeline.Search.Facets;

namespace Pipeline.Search;

/// <param name="Total">How many articles match in all, each of a story counted.</param>
/// <param name="Results">The page asked for.</param>
/// <param name="Next">Asks for the page after this one; null where this is the last.</param>
/// <param name="Facets">Null where they were not asked for.</param>
public sealed record FoundPage(long Total, IReadOnlyList<FoundArticle> Results, string? Next = null, FacetCounts? Facets = null);

/// <summary>A search result.</summary>
/// <param name="Copies">How many other articles tell the same story.</param>
/// <param name="OlderVersions">How many older versions of this article there are.</param>
public sealed record FoundArticle(
    string Id,
    string? Title,
    IReadOnlyList<SnippetPart> Snippet,
    DateTimeOffset? Published,
    IReadOnlyList<string> Authors,
    string? Site,
    string? Url,
    string? Language,
    string? Kind,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<string> Keywords,
    string Collection,
    string File,
    IReadOnlyList<string> Flags,
    double Score,
    int Copies,
    int OlderVersions
);

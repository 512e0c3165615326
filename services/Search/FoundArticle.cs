using Pipeline.Contracts;
using Pipeline.Index;

namespace Pipeline.Search;

/// <param name="Total">How many articles match in all.</param>
/// <param name="Results">The page asked for, best first.</param>
public sealed record FoundPage(long Total, IReadOnlyList<FoundArticle> Results);

/// <summary>A search result.</summary>
public sealed record FoundArticle(
    string Id,
    string? Title,
    IReadOnlyList<SnippetPart> Snippet,
    DateTimeOffset? Published,
    string? Author,
    string? Site,
    string? Url,
    string? Language,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<string> Keywords,
    string Collection,
    string File,
    double Score
);

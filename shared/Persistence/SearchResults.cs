using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <param name="Total">How many articles match in all.</param>
/// <param name="Hits">The page asked for, best first.</param>
public sealed record SearchResults(long Total, IReadOnlyList<SearchHit> Hits);

/// <param name="Article">Without its term fields and signature.</param>
/// <param name="Score">Higher is better; comparable within one search only.</param>
public sealed record SearchHit(IndexedArticle Article, double Score);

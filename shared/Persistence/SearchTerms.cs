namespace Pipeline.Persistence;

/// <summary>A query's groups made fit for a store: blanks dropped, spaces single, and groups left without a term ignored.</summary>
internal static class SearchTerms
{
    public static List<List<string>> Groups(SearchQuery query) => [.. query.Groups.Select(Terms).Where(terms => terms.Count > 0)];

    private static List<string> Terms(IReadOnlyList<string> group) =>
        [
            .. group
                .Select(term => string.Join(' ', term.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Where(term => term.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
}

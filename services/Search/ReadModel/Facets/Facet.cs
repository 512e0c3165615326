namespace Pipeline.Search.Facets;

/// <summary>What results are counted by.</summary>
public enum FacetKind
{
    Topic,
    Language,
    Site,
    Person,
    Organisation,
    Place,
    Kind,
    Collection,
}

/// <param name="Value">As a filter takes it: a topic's code, a name as it stands in the articles.</param>
/// <param name="Count">How many articles.</param>
public sealed record FacetValue(string Value, int Count);

/// <summary>Articles in a span of time.</summary>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="Below">Exclusive.</param>
public sealed record TimeBar(DateOnly From, DateOnly Below, int Count);

/// <summary>How the matches fall; of each kind the most frequent values, counted without the query's own filter of that kind.</summary>
/// <param name="Times">By publication, oldest first, no bar missing between the first and the last; empty where nothing is dated.</param>
/// <param name="Undated">Matches without a date.</param>
public sealed record FacetCounts(
    IReadOnlyDictionary<FacetKind, IReadOnlyList<FacetValue>> Values,
    IReadOnlyList<TimeBar> Times,
    int Undated
)
{
    public IReadOnlyList<FacetValue> this[FacetKind kind] => Values.TryGetValue(kind, out var values) ? values : [];
}

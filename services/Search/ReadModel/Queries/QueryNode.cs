namespace Pipeline.Search.Queries;

/// <summary>A part of what a person typed.</summary>
public abstract record QueryNode
{
    private QueryNode() { }

    /// <summary>A word; several terms where it has a hyphen or is of a script without spaces, which then stand together.</summary>
    public sealed record Word(string Text) : QueryNode;

    /// <summary>Words in this order, next to each other.</summary>
    public sealed record Phrase(string Text) : QueryNode;

    /// <summary><c>har*</c>: words that begin so.</summary>
    public sealed record Prefix(string Text) : QueryNode;

    /// <summary><c>topic:sport</c>.</summary>
    /// <param name="Value">As the index has it: a topic's code, a language's, folded text for names.</param>
    /// <param name="Exact">Only the whole name: it stood in quotes.</param>
    public sealed record Filter(FilterKey Key, string Value, bool Exact) : QueryNode;

    /// <summary><c>after:</c> and <c>before:</c>, as a half-open span.</summary>
    public sealed record Dates(DateTimeOffset? From, DateTimeOffset? Below) : QueryNode;

    public sealed record Not(QueryNode Part) : QueryNode;

    public sealed record Or(IReadOnlyList<QueryNode> Parts) : QueryNode;
}

/// <summary>What can be filtered by.</summary>
public enum FilterKey
{
    Topic,
    Lang,
    After,
    Before,
    Place,
    Person,
    Org,
    Site,
    Author,
    Collection,
    Kind,
    Has,
    Story,
}

/// <summary>A query that was understood: all parts must hold.</summary>
public sealed record ArticleQuery(string Text, IReadOnlyList<QueryNode> Parts)
{
    public static ArticleQuery All { get; } = new("", []);

    /// <summary>Where each part stands in <see cref="Text"/>: the first character, and the one behind the last.</summary>
    public IReadOnlyList<(int Start, int End)> Places { get; init; } = [];

    /// <summary>The text without one of its parts.</summary>
    public string TextWithout(int part) =>
        string.Join(' ', (Text[..Places[part].Start] + " " + Text[Places[part].End..]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The language that is asked for, where it is one; words then stand for their stems in it alone.</summary>
    public string? Language =>
        Parts.OfType<QueryNode.Filter>().Where(filter => filter.Key == FilterKey.Lang).Select(filter => filter.Value).ToArray()
            is [var only]
            ? only
            : null;

    /// <summary>The query without its filters of some keys: what a facet of those is counted over.</summary>
    public ArticleQuery Without(params FilterKey[] keys) => this with { Parts = [.. Parts.Where(part => !IsOf(part, keys))] };

    public bool Asks(params FilterKey[] keys) => Parts.Any(part => IsOf(part, keys));

    private static bool IsOf(QueryNode part, FilterKey[] keys) =>
        part switch
        {
            QueryNode.Filter filter => keys.Contains(filter.Key),
            QueryNode.Dates => keys.Contains(FilterKey.After),
            QueryNode.Or or => or.Parts.All(inner => IsOf(inner, keys)),
            _ => false,
        };
}

/// <summary>What is wrong with a query, where, and what may have been meant.</summary>
/// <param name="Start">Offset in the query, in UTF-16 code units.</param>
/// <param name="Length">0 where something is missing at <paramref name="Start"/>.</param>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Suggestion">The whole query as it may have been meant; null where nothing is near.</param>
public sealed record QueryFault(int Start, int Length, string Message, string? Suggestion = null);

/// <summary>What came of reading a query.</summary>
public abstract record QueryResult
{
    private QueryResult() { }

    public sealed record Understood(ArticleQuery Query) : QueryResult;

    public sealed record Wrong(IReadOnlyList<QueryFault> Faults) : QueryResult;
}

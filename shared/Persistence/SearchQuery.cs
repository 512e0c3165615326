namespace Pipeline.Persistence;

/// <summary>
/// A search over the index in terms that the index's own analysis made. Every group must be matched; a group is matched by any of its
/// terms.
/// A term of several words parted by a space is a phrase. With no groups, everything matches, newest first.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>For <c>hama rebels</c>: <c>[["hama"], ["rebel", "rebels"]]</c>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; init; } = [];

    /// <summary>Topic code, for example <c>medtop:16000000</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>ISO 639-1 code.</summary>
    public string? Language { get; init; }

    public int Offset { get; init; }

    public int Limit { get; init; } = 20;
}

namespace Pipeline.Contracts;

/// <summary>Index's output: what search looks through and what a result list shows.</summary>
public sealed record IndexedArticle : StageDocument
{
    public string? Title { get; init; }
    public string Summary { get; init; } = "";
    public DateTimeOffset? Published { get; init; }
    public string? Author { get; init; }
    public string? Site { get; init; }
    public string? Url { get; init; }

    /// <summary>ISO 639-1 code. Not called <c>language</c> in the store: a MongoDB text index would take it for its stemmer.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<Entity> Entities { get; init; } = [];
    public string Collection { get; init; } = "";
    public string File { get; init; } = "";

    /// <summary>
    /// The title's search terms in order, parted by spaces: folded and stemmed by the article's language (see Index's README).
    /// </summary>
    public string TitleTerms { get; init; } = "";

    /// <summary>The terms of keywords and entities.</summary>
    public string KeywordTerms { get; init; } = "";

    /// <summary>The body's terms.</summary>
    public string BodyTerms { get; init; } = "";

    /// <inheritdoc cref="NormalisedArticle.Signature"/>
    public byte[] Signature { get; init; } = [];
}

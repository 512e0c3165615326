namespace Pipeline.Normalise.Metadata;

/// <summary>What a page's JSON-LD says of its article. As found.</summary>
internal sealed record JsonLdArticle
{
    public string? Headline { get; init; }
    public string? Published { get; init; }
    public string? Modified { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Publisher { get; init; }
    public string? Url { get; init; }
    public string? Description { get; init; }
    public string? Image { get; init; }
    public string? Language { get; init; }

    /// <summary>The publisher's own identifier.</summary>
    public string? Id { get; init; }
    public string? Body { get; init; }

    /// <summary>Names of a website or organisation said elsewhere on the page.</summary>
    public string? Site { get; init; }
}

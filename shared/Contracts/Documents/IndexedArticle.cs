namespace Pipeline.Contracts;

/// <summary>Index's output: what search looks through and what a result list shows.</summary>
public sealed record IndexedArticle : StageDocument
{
    public string? Title { get; init; }
    public string Summary { get; init; } = "";

    /// <summary>The clean text, as <see cref="NormalisedArticle.Text"/>.</summary>
    public string Text { get; init; } = "";
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public string? Author { get; init; }

    /// <inheritdoc cref="NormalisedArticle.Authors"/>
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Site { get; init; }
    public string? Url { get; init; }

    /// <inheritdoc cref="NormalisedArticle.PageId"/>
    public string? PageId { get; init; }

    /// <inheritdoc cref="NormalisedArticle.Kind"/>
    public string? Kind { get; init; }

    /// <inheritdoc cref="NormalisedArticle.Flags"/>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Whether characters were repaired.</summary>
    public bool HasRepairs { get; init; }

    /// <summary>Whether something was taken away as page furniture.</summary>
    public bool HasRemovals { get; init; }

    /// <summary>When Ingest took the file, UTC.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>ISO 639-1 code.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<Entity> Entities { get; init; } = [];
    public string Collection { get; init; } = "";
    public string File { get; init; } = "";

    /// <inheritdoc cref="NormalisedArticle.Signature"/>
    public byte[] Signature { get; init; } = [];
}

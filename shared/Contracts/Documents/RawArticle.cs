namespace Pipeline.Contracts;

/// <summary>Ingest's output: one article's raw bytes and where they came from.</summary>
public sealed record RawArticle : StageDocument
{
    /// <summary>The article's own bytes, whose SHA-256 is the id: the file, or the member of a container.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Media type as told from the content, without parameters, for example <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Character set declared outside the bytes (a mail header, a WARC record), if any. A hint, not a fact.</summary>
    public string? Charset { get; init; }

    /// <summary>
    /// The text found inside <see cref="Content"/> where that is not itself text (PDF, DOCX, mail, feed entry, JSON object); else null, and
    /// the content is to be decoded.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Media type of <see cref="Text"/>: <c>text/plain</c>, <c>text/markdown</c> or <c>text/html</c>.</summary>
    public string? TextMediaType { get; init; }

    /// <summary>What the container said of the article.</summary>
    public ArticleHints Hints { get; init; } = new();

    /// <summary>What was left out of <see cref="Text"/> because only the format's pages have it: running heads, page numbers.</summary>
    public IReadOnlyList<RemovalNote> Removed { get; init; } = [];

    /// <summary>What of the content could not be read, a sentence each; empty where all was.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Where the article came from.</summary>
    public Provenance Source { get; init; } = new();
}

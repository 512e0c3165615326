using Pipeline.Contracts;

namespace Pipeline.Ingest.Documents;

/// <summary>What a parser answers of a document: its text, or why there is none.</summary>
public sealed record ParsedDocument
{
    /// <summary>Plain text, paragraphs parted by an empty line; null where the document is refused.</summary>
    public string? Text { get; init; }

    /// <summary>What the document says of itself.</summary>
    public ArticleHints Hints { get; init; } = new();

    /// <summary>What was left out of the text as running heads and page numbers.</summary>
    public IReadOnlyList<RemovalNote> Removed { get; init; } = [];

    /// <summary>What of the document could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>One of <see cref="RejectionReasons"/>; null where there is a text.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found and what to do, for a person; null where there is a text, or where <see cref="Fault"/> says it.</summary>
    public string? Detail { get; init; }

    /// <summary>Type and message of what damaged content made the parser throw.</summary>
    public string? Fault { get; init; }

    public static ParsedDocument Refused(string reason, string detail) => new() { Reason = reason, Detail = detail };
}

namespace Pipeline.Contracts;

/// <summary>
/// What a container (feed, mail, PDF, DOCX, JSON) says of an article in its own fields. As found: not yet repaired or weighed.
/// </summary>
public sealed record ArticleHints
{
    public string? Title { get; init; }
    public string? Author { get; init; }

    /// <summary>
    /// Names told apart by the container itself, one an entry; empty where it has one line for all (<see cref="Author"/>).
    /// </summary>
    public IReadOnlyList<string> Authors { get; init; } = [];
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Language tag as declared, for example <c>en-GB</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The article's address.</summary>
    public string? Url { get; init; }

    /// <summary>Name of the site or publication.</summary>
    public string? Site { get; init; }

    public string? Description { get; init; }

    /// <summary>Mean confidence of characters read from pictures, from 0 to 1; null where nothing was read from pictures.</summary>
    public double? OcrConfidence { get; init; }
}

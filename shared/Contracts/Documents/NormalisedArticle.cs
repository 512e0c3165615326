namespace Pipeline.Contracts;

/// <summary>Normalise's output: an article as an editor would want it.</summary>
public sealed record NormalisedArticle : StageDocument
{
    /// <summary>The headline, without the site's name; null where none was found.</summary>
    public string? Title { get; init; }

    /// <summary>Only the story: NFC, paragraphs parted by an empty line, no headline.</summary>
    public required string Text { get; init; }

    /// <summary>All of <see cref="Authors"/> in one line, as a byline has them; null where none was found.</summary>
    public string? Author { get; init; }

    /// <summary>Names of persons or newsrooms, one an entry, in the byline's order, without roles and addresses.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When first published, as exact as <see cref="PublishedPrecision"/> says.</summary>
    public DateTimeOffset? Published { get; init; }

    public DatePrecision? PublishedPrecision { get; init; }

    /// <summary>
    /// Where <see cref="Published"/> was read: <c>json-ld</c>, <c>meta</c>, <c>time</c>, <c>visible</c>, <c>address</c>, <c>container</c>,
    /// <c>text</c>, <c>front-matter</c>, or <c>modified</c> where the page says only when it was changed; null where there is no date.
    /// </summary>
    public string? PublishedEvidence { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Place (and agency) that opens the story, for example <c>DAMASCUS (Reuters)</c>.</summary>
    public string? Dateline { get; init; }

    /// <summary>Name of the site or publication.</summary>
    public string? Site { get; init; }

    /// <summary>Canonical address.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The page's own identifier of the article, where it says one; with <see cref="Site"/>'s host it joins versions of one article.
    /// </summary>
    public string? PageId { get; init; }

    /// <summary>
    /// What kind of page it is: <c>article</c>, <c>thread</c>, <c>documentation</c>, <c>listing</c>, <c>product</c>, <c>service</c> or
    /// <c>other</c>; null where nothing says.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>From 0 to 1; 0 where <see cref="Kind"/> is null.</summary>
    public double KindConfidence { get; init; }

    /// <summary>A thread's posts in the page's order; empty for other kinds.</summary>
    public IReadOnlyList<ThreadPost> Posts { get; init; } = [];

    /// <summary>
    /// Why a person may want to look twice: <c>very-short</c>, <c>much-removed</c>, <c>close-call</c> (two roots near a tie),
    /// <c>ocr-unsure</c> (read from pictures with many doubtful words), <c>incomplete</c> (<see cref="Skipped"/>). Empty for most.
    /// </summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Language tag as declared; a hint for Classify.</summary>
    public string? DeclaredLanguage { get; init; }

    public string? Description { get; init; }

    /// <summary>Address of the lead image.</summary>
    public string? Image { get; init; }

    /// <summary>How the bytes were read; null where the text came already decoded.</summary>
    public DecodingNote? Decoding { get; init; }

    /// <summary>Which repairs were made, for a person to check.</summary>
    public IReadOnlyList<RepairNote> Repairs { get; init; } = [];

    /// <summary>What was taken away as page furniture, for a person to check.</summary>
    public IReadOnlyList<RemovalNote> Removed { get; init; } = [];

    /// <summary>How many more pieces went than <see cref="Removed"/> has room for.</summary>
    public int RemovedMore { get; init; }

    /// <summary>What of the document could not be read, a sentence each, handed on from Ingest.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Mean confidence of a text read from pictures, from 0 to 1; null where nothing was read from pictures.</summary>
    public double? OcrConfidence { get; init; }

    /// <summary>
    /// Near-duplicate signature of the text (see Normalise's README for kind and parameters); empty for very short texts.
    /// </summary>
    public byte[] Signature { get; init; } = [];

    /// <summary>Where the article came from, handed on.</summary>
    public Provenance Source { get; init; } = new();
}

namespace Pipeline.Contracts;

/// <summary>Normalise's output: an article as an editor would want it.</summary>
public sealed record NormalisedArticle : StageDocument
{
    /// <summary>The headline, without the site's name; null where none was found.</summary>
    public string? Title { get; init; }

    /// <summary>The story alone: NFC, paragraphs parted by an empty line, no headline.</summary>
    public required string Text { get; init; }

    public string? Author { get; init; }

    /// <summary>When first published, as exact as <see cref="PublishedPrecision"/> says.</summary>
    public DateTimeOffset? Published { get; init; }

    public DatePrecision? PublishedPrecision { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Place (and agency) that opens the story, for example <c>DAMASCUS (Reuters)</c>.</summary>
    public string? Dateline { get; init; }

    /// <summary>Name of the site or publication.</summary>
    public string? Site { get; init; }

    /// <summary>Canonical address.</summary>
    public string? Url { get; init; }

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

    /// <summary>
    /// Near-duplicate signature of the text (see Normalise's README for kind and parameters); empty for very short texts.
    /// </summary>
    public byte[] Signature { get; init; } = [];

    /// <summary>Where the article came from, handed on.</summary>
    public Provenance Source { get; init; } = new();
}

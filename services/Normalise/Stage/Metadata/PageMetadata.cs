using Pipeline.Contracts;

namespace Pipeline.Normalise.Metadata;

/// <summary>What a page says about its article. Null where it says nothing.</summary>
public sealed record PageMetadata
{
    public static PageMetadata Empty { get; } = new();

    /// <summary>The headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>Authors, as one line.</summary>
    public string? Author { get; init; }

    public DateTimeOffset? Published { get; init; }
    public DatePrecision? PublishedPrecision { get; init; }
    public DateTimeOffset? Modified { get; init; }
    public DatePrecision? ModifiedPrecision { get; init; }

    /// <summary>Place (and agency) that opens the story, for example <c>DAMASCUS (Reuters)</c>.</summary>
    public string? Dateline { get; init; }

    public string? Site { get; init; }

    /// <summary>Canonical address.</summary>
    public string? Url { get; init; }

    /// <summary>Language tag as declared.</summary>
    public string? Language { get; init; }

    public string? Description { get; init; }

    /// <summary>Address of the lead image.</summary>
    public string? Image { get; init; }
}

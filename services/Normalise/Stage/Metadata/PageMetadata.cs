using Pipeline.Contracts;

namespace Pipeline.Normalise.Metadata;

/// <summary>What a page says about its article. Null where it says nothing.</summary>
public sealed record PageMetadata
{
    public static PageMetadata Empty { get; } = new();

    /// <summary>The headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>All <see cref="Authors"/> in one line.</summary>
    public string? Author => Authors.Count == 0 ? null : string.Join(", ", Authors);

    /// <summary>Names, one an entry, in the byline's order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateTimeOffset? Published { get; init; }
    public DatePrecision? PublishedPrecision { get; init; }

    /// <summary>Where the date was read; see <see cref="NormalisedArticle.PublishedEvidence"/>.</summary>
    public string? PublishedEvidence { get; init; }

    public DateTimeOffset? Modified { get; init; }
    public DatePrecision? ModifiedPrecision { get; init; }

    /// <summary>Place (and agency) that opens the story, for example <c>DAMASCUS (Reuters)</c>.</summary>
    public string? Dateline { get; init; }

    public string? Site { get; init; }

    /// <summary>Canonical address.</summary>
    public string? Url { get; init; }

    /// <summary>The page's own identifier of the article.</summary>
    public string? PageId { get; init; }

    /// <summary>Language tag as declared.</summary>
    public string? Language { get; init; }

    public string? Description { get; init; }

    /// <summary>Address of the lead image.</summary>
    public string? Image { get; init; }
}

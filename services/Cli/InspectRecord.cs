using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Contracts;

namespace Pipeline.Cli;

/// <summary>A line of <c>pipeline inspect</c>.</summary>
internal sealed record InspectRecord
{
    public string? File { get; init; }
    public string? Member { get; init; }

    /// <summary>The article's id; of a line of JSON, its own id as it came: a number stays a number.</summary>
    [JsonConverter(typeof(VerbatimJson))]
    public JsonElement? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RejectedPart? Rejected { get; init; }

    public string? Title { get; init; }
    public string? Text { get; init; }
    public string? Language { get; init; }
    public double? LanguageConfidence { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DatePrecision? PublishedPrecision { get; init; }
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Where the date was read, for example <c>json-ld</c>.</summary>
    public string? PublishedEvidence { get; init; }

    public string? Author { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Name of the site or publication.</summary>
    public string? Source { get; init; }

    public string? Url { get; init; }

    /// <summary>The page's own identifier of the article.</summary>
    public string? PageId { get; init; }

    public string? Dateline { get; init; }
    public string? Description { get; init; }
    public string? Image { get; init; }

    /// <summary>What kind of page it is.</summary>
    public string? Kind { get; init; }
    public double KindConfidence { get; init; }
    public IReadOnlyList<ThreadPost> Posts { get; init; } = [];

    /// <summary>Why a person may want to look twice.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
    public DecodingNote? Decoding { get; init; }
    public IReadOnlyList<RepairNote> Repairs { get; init; } = [];
    public IReadOnlyList<RemovalNote> Removed { get; init; } = [];
    public int RemovedMore { get; init; }

    /// <summary>What of the document could not be read.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Mean confidence of a text read from pictures, from 0 to 1.</summary>
    public double? OcrConfidence { get; init; }
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public string? NoTopicReason { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<Entity> Entities { get; init; } = [];
    public string? Summary { get; init; }
    public int? WordCount { get; init; }
    public int? ReadingMinutes { get; init; }
}

internal sealed record RejectedPart(Stage Stage, string Reason, string Detail);

using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>JSON, one value or one a line.</summary>
internal sealed class JsonFormat : Format
{
    public const string LinesMediaType = "application/x-ndjson";

    public override MemberStanding Standing => MemberStanding.Text;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Start is ['{' or '[' or '\u001E', ..] && JsonEvidence.Tell(sample.Start, sample.IsWhole, sample.Name) is { } isLines
            ? isLines
                ? new DetectedFormat(this, LinesMediaType, "a file of JSON lines")
                : new DetectedFormat(this, "application/json", "a JSON file")
            : null;

    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        context.Guarded(new JsonReader(context, item, detected).Read(), item);

    /// <summary>Settings and manifests in JSON lie about in archives of pages.</summary>
    public override bool IsWorthSaying(IngestResult result) => result is not IngestResult.Rejected { Reason: RejectionReasons.NoArticle };
}

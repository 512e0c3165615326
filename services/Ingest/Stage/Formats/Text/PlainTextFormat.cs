using Pipeline.Contracts;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Text;

/// <summary>A text in any character set: what is left when no other format knows it. It is taken as it is; Normalise decodes it.</summary>
internal class PlainTextFormat : WholeFormat
{
    public override MemberStanding Standing => MemberStanding.Text;

    public override DetectedFormat? Detect(Sample sample) => new(this, "text/plain", "a text");

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        TextEvidence.Tell(bytes) switch
        {
            ByteEncoding.None => [context.Reject(item, ReadingContext.IdOf(bytes), Refusals.BinaryInside(detected))],
            _ when TextEvidence.IsBlank(bytes) => [context.Reject(item, ReadingContext.IdOf(bytes), Refusals.Blank)],
            _ => [context.Accept(item, detected.MediaType, bytes, hints: Hints(item, bytes))],
        };

    /// <summary>What the text says of itself in fields; null where it has none.</summary>
    protected virtual ArticleHints? Hints(Item item, byte[] bytes) => null;
}

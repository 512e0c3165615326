using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.RichText;

/// <summary>RTF (Rich Text Format 1.9.1).</summary>
internal sealed class RichTextFormat : WholeFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        sample.Head.StartsWith("{\\rtf"u8) ? new DetectedFormat(this, "application/rtf", "an RTF document") : null;

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        RichTextReader.Read(context, item, detected, bytes);
}

using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Warc;

/// <summary>A web archive (WARC, ISO 28500).</summary>
internal sealed class WarcFormat : ContainerFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        sample.Head.StartsWith("WARC/1."u8) || sample.Head.StartsWith("WARC/0."u8)
            ? new DetectedFormat(this, "application/warc", "a web archive (WARC)")
            : null;

    protected override IEnumerable<IngestResult> Open(ReadingContext context, Item item, DetectedFormat detected) =>
        WarcReader.Read(context, item);
}

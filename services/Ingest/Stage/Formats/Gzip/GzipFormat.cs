using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Gzip;

/// <summary>A gzip file (RFC 1952).</summary>
internal sealed class GzipFormat : ContainerFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        sample.Head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) ? new DetectedFormat(this, "application/gzip", "a gzip file") : null;

    protected override IEnumerable<IngestResult> Open(ReadingContext context, Item item, DetectedFormat detected) =>
        GzipReader.Read(context, item);
}

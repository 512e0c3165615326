using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Arc;

/// <summary>A web archive in the Internet Archive's older format (ARC, versions 1 and 2).</summary>
internal sealed class ArcFormat : ContainerFormat
{
    public const string MediaType = "application/x-ia-arc";

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Head.StartsWith("filedesc://"u8) ? new DetectedFormat(this, MediaType, "a web archive (ARC)") : null;

    protected override IEnumerable<IngestResult> Open(ReadingContext context, Item item, DetectedFormat detected) =>
        ArcReader.Read(context, item);
}

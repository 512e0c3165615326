using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Tar;

/// <summary>A tar archive.</summary>
internal sealed class TarFormat : ContainerFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        TarHeader.IsHeader(sample.Head) ? new DetectedFormat(this, "application/x-tar", "a tar archive") : null;

    protected override IEnumerable<IngestResult> Open(ReadingContext context, Item item, DetectedFormat detected) =>
        TarReader.Read(context, item, detected.MediaType);
}

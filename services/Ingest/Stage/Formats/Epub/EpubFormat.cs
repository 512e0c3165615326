using Pipeline.Ingest.Formats.Zip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Epub;

/// <summary>A book (EPUB 2 and 3): a container of its chapters, or one article where it has one.</summary>
internal sealed class EpubFormat : PackageFormat
{
    public const string MediaType = "application/epub+zip";

    public override DetectedFormat? DetectPackage(PackageTable table) =>
        table.MimeType == MediaType || (table.MimeType is null && table.Has("META-INF/container.xml"))
            ? new DetectedFormat(this, MediaType, "an EPUB book")
            : null;

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        EpubReader.Read(context, item, bytes);
}

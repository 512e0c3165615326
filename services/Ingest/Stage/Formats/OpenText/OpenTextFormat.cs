using Pipeline.Ingest.Formats.Zip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.OpenText;

/// <summary>An OpenDocument text (ISO/IEC 26300).</summary>
internal sealed class OpenTextFormat : PackageFormat
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";

    public override DetectedFormat? DetectPackage(PackageTable table) =>
        table.MimeType is MediaType or MediaType + "-template" ? new DetectedFormat(this, MediaType, "an OpenDocument text") : null;

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        OpenTextReader.Read(context, item, detected, bytes);
}

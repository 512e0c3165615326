using Pipeline.Ingest.Formats.Zip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Word;

/// <summary>A Word document (ISO/IEC 29500).</summary>
internal sealed class WordFormat : PackageFormat
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public override DetectedFormat? DetectPackage(PackageTable table) =>
        table.MimeType is null && table.Has("word/document.xml") ? new DetectedFormat(this, MediaType, "a Word document") : null;

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        WordReader.Read(context, item, detected, bytes);
}

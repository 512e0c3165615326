using Pipeline.Ingest.Formats.Zip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>Documents and programs that are zip archives inside, for which there is no reader.</summary>
internal sealed class OtherPackageFormat : PackageFormat
{
    private static readonly (string Member, string MediaType, string Description)[] ByMember =
    [
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"),
        ("xl/workbook.bin", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint presentation"),
        ("Index/Document.iwa", "application/vnd.apple.pages", "a Pages, Numbers or Keynote document"),
        ("AndroidManifest.xml", "application/vnd.android.package-archive", "an Android app"),
        ("META-INF/MANIFEST.MF", "application/java-archive", "a Java program"),
    ];

    public override DetectedFormat? DetectPackage(PackageTable table)
    {
        if (table.MimeType?.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) == true)
        {
            return new DetectedFormat(this, table.MimeType, "an OpenDocument file that is not text");
        }

        foreach (var (member, mediaType, description) in ByMember)
        {
            if (table.Has(member))
            {
                return new DetectedFormat(this, mediaType, description);
            }
        }

        return null;
    }

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        [
            context.Reject(
                item,
                ReadingContext.IdOf(bytes),
                detected.MediaType is "application/vnd.android.package-archive" or "application/java-archive"
                    ? UnreadableFormat.NoText(detected, item.Name)
                    : UnreadableFormat.NoReader(detected)
            ),
        ];
}

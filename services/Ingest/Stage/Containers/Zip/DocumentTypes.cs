using Pipeline.Ingest.Detection;

namespace Pipeline.Ingest.Containers.Zip;

/// <summary>The documents that are zip archives inside.</summary>
internal static class DocumentTypes
{
    public const string WordMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string OpenTextMediaType = "application/vnd.oasis.opendocument.text";

    public static DetectedFormat? ByMember(string name) =>
        name switch
        {
            "word/document.xml" => new DetectedFormat(Format.Word, WordMediaType, "a Word document"),
            "xl/workbook.xml" or "xl/workbook.bin" => new DetectedFormat(
                Format.OtherDocument,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "an Excel workbook"
            ),
            "ppt/presentation.xml" => new DetectedFormat(
                Format.OtherDocument,
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                "a PowerPoint presentation"
            ),
            "AndroidManifest.xml" => new DetectedFormat(Format.Data, "application/vnd.android.package-archive", "an Android app"),
            "META-INF/MANIFEST.MF" => new DetectedFormat(Format.Data, "application/java-archive", "a Java program"),
            "Index/Document.iwa" => new DetectedFormat(
                Format.OtherDocument,
                "application/vnd.apple.pages",
                "a Pages, Numbers or Keynote document"
            ),
            _ => null,
        };

    public static DetectedFormat? ByMimeType(string mimeType) =>
        mimeType switch
        {
            OpenTextMediaType or OpenTextMediaType + "-template" => new DetectedFormat(
                Format.OpenText,
                OpenTextMediaType,
                "an OpenDocument text"
            ),
            "application/epub+zip" => new DetectedFormat(Format.OtherDocument, mimeType, "an EPUB book"),
            _ when mimeType.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) => new DetectedFormat(
                Format.OtherDocument,
                mimeType,
                "an OpenDocument file that is no text"
            ),
            _ => null,
        };
}

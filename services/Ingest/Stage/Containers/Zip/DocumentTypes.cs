using Pipeline.Ingest.Telling;

namespace Pipeline.Ingest.Containers.Zip;

/// <summary>The documents that are zip archives inside.</summary>
internal static class DocumentTypes
{
    public const string WordMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string OpenTextMediaType = "application/vnd.oasis.opendocument.text";

    public static Told? ByMember(string name) => name switch
    {
        "word/document.xml" => new Told(Format.Word, WordMediaType, "a Word document"),
        "xl/workbook.xml" or "xl/workbook.bin" => new Told(Format.OtherDocument, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"),
        "ppt/presentation.xml" => new Told(Format.OtherDocument, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint presentation"),
        "AndroidManifest.xml" => new Told(Format.Data, "application/vnd.android.package-archive", "an Android app"),
        "META-INF/MANIFEST.MF" => new Told(Format.Data, "application/java-archive", "a Java program"),
        "Index/Document.iwa" => new Told(Format.OtherDocument, "application/vnd.apple.pages", "a Pages, Numbers or Keynote document"),
        _ => null,
    };

    public static Told? ByMimeType(string mimeType) => mimeType switch
    {
        OpenTextMediaType or OpenTextMediaType + "-template" => new Told(Format.OpenText, OpenTextMediaType, "an OpenDocument text"),
        "application/epub+zip" => new Told(Format.OtherDocument, mimeType, "an EPUB book"),
        _ when mimeType.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) => new Told(Format.OtherDocument, mimeType, "an OpenDocument file that is no text"),
        _ => null,
    };
}

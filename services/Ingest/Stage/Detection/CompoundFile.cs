using System.Text;

namespace Pipeline.Ingest.Detection;

/// <summary>
/// Tells the files that Microsoft's compound file format holds by the names of their streams, which stand as UTF-16 in the directory.
/// </summary>
internal static class CompoundFile
{
    private static readonly (string Stream, string MediaType, string Description)[] Kinds =
    [
        ("EncryptedPackage", "application/encrypted", "an Office document locked with a password"),
        ("WordDocument", "application/msword", "a Word document in the format of before 2007 (.doc)"),
        ("PowerPoint Document", "application/vnd.ms-powerpoint", "a PowerPoint presentation in the format of before 2007 (.ppt)"),
        ("Workbook", "application/vnd.ms-excel", "an Excel workbook in the format of before 2007 (.xls)"),
        ("__substg1.0_", "application/vnd.ms-outlook", "an Outlook message (.msg)"),
        ("Quill", "application/x-mspublisher", "a Publisher document"),
    ];

    public static DetectedFormat Tell(ReadOnlySpan<byte> head)
    {
        foreach (var (stream, mediaType, description) in Kinds)
        {
            if (head.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0)
            {
                return new DetectedFormat(Format.CompoundFile, mediaType, description);
            }
        }

        return new DetectedFormat(Format.CompoundFile, "application/x-ole-storage", "an Office document in the format of before 2007");
    }
}

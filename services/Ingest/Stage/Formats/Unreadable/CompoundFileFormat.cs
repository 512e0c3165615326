using System.Text;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>
/// Tells the files that Microsoft's compound file format holds by the names of their streams, which stand as UTF-16 in the directory.
/// </summary>
internal sealed class CompoundFileFormat : UnreadableFormat
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

    public override DetectedFormat? Detect(Sample sample)
    {
        if (!sample.Head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return null;
        }

        foreach (var (stream, mediaType, description) in Kinds)
        {
            if (sample.Head.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0)
            {
                return new DetectedFormat(this, mediaType, description);
            }
        }

        return new DetectedFormat(this, "application/x-ole-storage", "an Office document in the format of before 2007");
    }

    protected override Refusal Explain(DetectedFormat detected, string name) =>
        detected.MediaType == "application/encrypted"
            ? new Refusal(RejectionReasons.Encrypted, $"This is {detected.Description}. Save it without the password and drop it again.")
            : new Refusal(
                RejectionReasons.Unsupported,
                $"This is {detected.Description}, for which there is no reader. Save it as DOCX, PDF or plain text and drop that."
            );
}

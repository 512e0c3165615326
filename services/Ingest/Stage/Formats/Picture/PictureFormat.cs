using Pipeline.Ingest.Formats.Unreadable;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Picture;

/// <summary>
/// A picture, read by text recognition (OCR) where that is installed. In archives and mails it belongs to the text beside it.
/// </summary>
internal sealed class PictureFormat : DocumentFormat
{
    private static readonly HashSet<string> MediaTypes = new(StringComparer.Ordinal)
    {
        "image/png",
        "image/jpeg",
        "image/tiff",
        "image/webp",
    };

    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        Signature.Find(sample) is { } signature && MediaTypes.Contains(signature.MediaType)
            ? new DetectedFormat(this, signature.MediaType, signature.Description)
            : null;

    public override IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected) =>
        context.Documents.Reads(detected.MediaType)
            ? base.Read(context, item, detected)
            : [context.Refuse(item, WithRecognition(UnreadableFormat.NoText(detected, item.Name)))];

    private static Refusal WithRecognition(Refusal refusal) =>
        refusal with
        {
            Detail =
                $"{refusal.Detail} To have pictures of text read, install Tesseract (Debian: tesseract-ocr, and tesseract-ocr-deu and so on for further languages; container image: build argument OCR=1).",
        };
}

using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>PDF (ISO 32000).</summary>
internal sealed class PdfFormat : DocumentFormat
{
    public override DetectedFormat? Detect(Sample sample)
    {
        // Readers of PDF take up to 1,024 bytes of other things before the header (ISO 32000, implementation notes).
        var at = sample.Head[..Math.Min(sample.Head.Length, 1024)].IndexOf("%PDF-"u8);
        return at == 0 || (at > 0 && sample.Head.IndexOf(" obj"u8) > at)
            ? new DetectedFormat(this, "application/pdf", "a PDF document")
            : null;
    }
}

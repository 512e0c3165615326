using Pipeline.Ingest.Formats.Mail;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.WebArchive;

/// <summary>A web page as browsers save it in one file (MHTML): a mail by its form, that nobody sent.</summary>
internal sealed class WebArchiveFormat : WholeFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        MailEvidence.Tell(sample.Text) is { IsWebArchive: true }
            ? new DetectedFormat(this, "multipart/related", "a saved web page (MHTML)")
            : null;

    protected override IEnumerable<IngestResult> ReadWhole(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes) =>
        WebArchiveReader.Read(context, item, detected, bytes);
}

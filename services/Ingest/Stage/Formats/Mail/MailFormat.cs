using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Mail;

/// <summary>A mail, and a mailbox (mbox) of them.</summary>
internal sealed class MailFormat : ContainerFormat
{
    public override DetectedFormat? Detect(Sample sample) =>
        MailEvidence.Tell(sample.Text) is { } evidence && !evidence.IsWebArchive
            ? evidence.HasEnvelope
                ? new DetectedFormat(this, MailboxReader.MediaType, "a mailbox")
                : new DetectedFormat(this, MailReader.MediaType, "a mail")
            : null;

    protected override IEnumerable<IngestResult> Open(ReadingContext context, Item item, DetectedFormat detected) =>
        detected.MediaType == MailboxReader.MediaType
            ? MailboxReader.Read(context, item)
            : context.ReadWhole(item, detected, bytes => MailReader.Read(context, item, bytes));
}

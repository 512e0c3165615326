using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>Bytes that are not text in any character set, of no known kind.</summary>
internal sealed class UnknownBinaryFormat : UnreadableFormat
{
    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Encoding == ByteEncoding.None ? new DetectedFormat(this, "application/octet-stream", "binary data of no known kind") : null;

    protected override Refusal Explain(DetectedFormat detected, string name) =>
        new(
            RejectionReasons.Binary,
            "These bytes are not text in any character set, and no format known here. If it is a document, save it as PDF, DOCX, HTML or plain text and drop that."
        );
}

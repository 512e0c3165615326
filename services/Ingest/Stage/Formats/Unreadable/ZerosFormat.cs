using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>Nothing but zero bytes: space that was reserved and never written.</summary>
internal sealed class ZerosFormat : UnreadableFormat
{
    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Encoding == ByteEncoding.Zeros ? new DetectedFormat(this, "application/octet-stream", "nothing but zero bytes") : null;

    protected override Refusal Explain(DetectedFormat detected, string name) =>
        new(RejectionReasons.Corrupt, "It is nothing but zero bytes, as a copy or download leaves that never finished. Copy it again.");
}

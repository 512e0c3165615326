using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>No bytes at all.</summary>
internal sealed class EmptyFormat : UnreadableFormat
{
    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Head.IsEmpty ? new DetectedFormat(this, "application/octet-stream", "empty") : null;

    protected override Refusal Explain(DetectedFormat detected, string name) =>
        new(RejectionReasons.Empty, "It is empty (0 bytes). Check that the copy finished and drop it again.");
}

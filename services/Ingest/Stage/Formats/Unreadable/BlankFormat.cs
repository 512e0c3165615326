using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>Nothing but white space. What is white space past the look ahead is read on as plain text, and found blank there.</summary>
internal sealed class BlankFormat : UnreadableFormat
{
    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.IsWhole && sample.Start.IsEmpty ? new DetectedFormat(this, "text/plain", "only white space") : null;

    protected override Refusal Explain(DetectedFormat detected, string name) => Refusals.Blank;
}

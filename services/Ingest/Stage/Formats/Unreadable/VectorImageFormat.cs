using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>An SVG image.</summary>
internal sealed class VectorImageFormat : UnreadableFormat
{
    public override MemberStanding Standing => MemberStanding.Noise;

    public override DetectedFormat? Detect(Sample sample) =>
        sample.Root is { LocalName: "svg" } root && (root.IsDeclared || root.Has("http://www.w3.org/2000/svg"))
            ? new DetectedFormat(this, "image/svg+xml", "an SVG image")
            : null;

    protected override Refusal Explain(DetectedFormat detected, string name) => NoText(detected, name);
}

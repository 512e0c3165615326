using Pipeline.Ingest.Formats.Html;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Unreadable;

/// <summary>XML that is not a feed, page or document.</summary>
internal sealed class OtherXmlFormat : UnreadableFormat
{
    public override MemberStanding Standing => MemberStanding.PassedOver;

    public override DetectedFormat? Detect(Sample sample)
    {
        var root = sample.Root;
        var isPage = root.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase) || HtmlEvidence.IsHtml(sample.Start);
        return root.IsDeclared && (root.Name.Length == 0 || !isPage)
            ? new DetectedFormat(
                this,
                "application/xml",
                $"XML that is neither a feed nor a page ({(root.Name.Length == 0 ? "no root element" : $"root element <{root.Name}>")})"
            )
            : null;
    }

    protected override Refusal Explain(DetectedFormat detected, string name) =>
        new(RejectionReasons.Unsupported, $"This is {detected.Description}. Export the article as HTML, RSS, Atom or JSON and drop that.");
}

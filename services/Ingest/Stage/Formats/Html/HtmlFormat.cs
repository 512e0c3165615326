using System.Text.RegularExpressions;
using Pipeline.Ingest.Formats.Text;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Html;

/// <summary>A web page or a piece of one, taken as it is.</summary>
internal sealed partial class HtmlFormat : PlainTextFormat
{
    public override MemberStanding Standing => MemberStanding.Article;

    public override DetectedFormat? Detect(Sample sample)
    {
        var root = sample.Root;
        if (root.LocalName == "html" && root.Has("http://www.w3.org/1999/xhtml") && (root.IsDeclared || XhtmlType().IsMatch(sample.Start)))
        {
            return new DetectedFormat(this, "application/xhtml+xml", "an XHTML page");
        }

        return root.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase) || HtmlEvidence.IsHtml(sample.Start)
            ? new DetectedFormat(this, "text/html", "a web page")
            : null;
    }

    [GeneratedRegex(
        @"<!doctype\s+html\s[^>]{0,200}xhtml",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex XhtmlType();
}

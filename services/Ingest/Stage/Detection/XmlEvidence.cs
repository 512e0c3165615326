using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Detection;

/// <summary>
/// Tells XML by its root element, past declaration, comments and document type; null for what is no XML (most web pages).
/// </summary>
internal static partial class XmlEvidence
{
    public static DetectedFormat? Tell(ReadOnlySpan<char> start)
    {
        var declared = start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
        var root = FindRoot(start);
        if (root.IsEmpty)
        {
            return declared ? Other("no root element") : null;
        }

        var name = root[1..];
        var end = name.IndexOfAny(" \t\r\n/>");
        name = end < 0 ? name : name[..end];
        var local = name[(name.IndexOf(':') + 1)..];
        return local switch
        {
            "rss" => new DetectedFormat(Format.Feed, "application/rss+xml", "an RSS feed"),
            "feed" when Has(root, "http://www.w3.org/2005/Atom") || Has(root, "http://purl.org/atom/ns") || declared => new DetectedFormat(
                Format.Feed,
                "application/atom+xml",
                "an Atom feed"
            ),
            "RDF" when Has(root, "http://purl.org/rss/1.0/") || Has(root, "http://my.netscape.com/rdf/simple/0.9/") => new DetectedFormat(
                Format.Feed,
                "application/rss+xml",
                "an RSS 1.0 feed"
            ),
            "entry" when Has(root, "http://www.w3.org/2005/Atom") => new DetectedFormat(
                Format.Feed,
                "application/atom+xml",
                "an Atom entry"
            ),
            "html" when Has(root, "http://www.w3.org/1999/xhtml") && (declared || XhtmlType().IsMatch(start)) => new DetectedFormat(
                Format.Xhtml,
                "application/xhtml+xml",
                "an XHTML page"
            ),
            "svg" when declared || Has(root, "http://www.w3.org/2000/svg") => new DetectedFormat(
                Format.Media,
                "image/svg+xml",
                "an SVG image"
            ),
            _ when local.Equals("html", StringComparison.OrdinalIgnoreCase) => new DetectedFormat(Format.Html, "text/html", "a web page"),
            _ when declared && !HtmlEvidence.IsHtml(start) => Other($"root element <{name}>"),
            _ => null,
        };
    }

    private static DetectedFormat Other(string what) =>
        new(Format.OtherXml, "application/xml", $"XML that is no feed and no page ({what})");

    private static bool Has(ReadOnlySpan<char> root, string address) => root.Contains(address, StringComparison.OrdinalIgnoreCase);

    /// <summary>From the root's <c>&lt;</c> on to the end of its start tag; empty where there is none.</summary>
    private static ReadOnlySpan<char> FindRoot(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOf('<');
            if (at < 0 || at + 1 >= text.Length)
            {
                return [];
            }

            text = text[at..];
            var end = text switch
            {
                _ when text.StartsWith("<?") => After(text, "?>"),
                _ when text.StartsWith("<!--") => After(text, "-->"),
                _ when text.StartsWith("<!") => AfterDocumentType(text),
                _ => 0,
            };
            if (end < 0)
            {
                return [];
            }

            if (end == 0)
            {
                var close = text.IndexOf('>');
                return char.IsLetter(text[1]) || text[1] == '_'
                    ? close < 0
                        ? text
                        : text[..(close + 1)]
                    : [];
            }

            text = text[end..];
        }
    }

    private static int After(ReadOnlySpan<char> text, string end)
    {
        var at = text.IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? -1 : at + end.Length;
    }

    private static int AfterDocumentType(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('>');
        var open = text.IndexOf('[');
        if (open < 0 || (close >= 0 && close < open))
        {
            return close < 0 ? -1 : close + 1;
        }

        var subset = After(text[open..], "]");
        var rest = subset < 0 ? -1 : text[(open + subset)..].IndexOf('>');
        return rest < 0 ? -1 : open + subset + rest + 1;
    }

    [GeneratedRegex(@"<!doctype\s+html\s[^>]{0,200}xhtml", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex XhtmlType();
}

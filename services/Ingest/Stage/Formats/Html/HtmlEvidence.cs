using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Formats.Html;

/// <summary>Tells a web page or a piece of one from a text that has a tag in it.</summary>
internal static partial class HtmlEvidence
{
    /// <summary>How many block-level tags make a piece of a page.</summary>
    private const int FragmentTags = 3;

    public static bool IsHtml(ReadOnlySpan<char> start)
    {
        if (OpensPage().IsMatch(PastComments(start)))
        {
            return true;
        }

        // A page may come after a server's warning or the headers of a copied reply.
        var page = start[..Math.Min(start.Length, 8192)];
        if (PageTag().IsMatch(page) && PageEnd().IsMatch(start))
        {
            return true;
        }

        var tags = 0;
        foreach (var _ in BlockTag().EnumerateMatches(start))
        {
            if (++tags >= FragmentTags)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> PastComments(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            var end =
                text.StartsWith("<!--") ? "-->"
                : text.StartsWith("<?") ? "?>"
                : null;
            var at = end is null ? -1 : text.IndexOf(end, StringComparison.Ordinal);
            if (at < 0)
            {
                return text;
            }

            text = text[(at + end!.Length)..];
        }
    }

    [GeneratedRegex(
        @"\A<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|article|main|section|header|nav|div|table|p|h[1-6]|ul|ol|dl|br|hr|blockquote|center|font|span|a|b|i|em|strong|img|iframe|form|figure|time)(?:[\s/>])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex OpensPage();

    [GeneratedRegex(
        @"<(?:!doctype\s+html|html|head|body)[\s>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex PageTag();

    [GeneratedRegex(
        @"</(?:head|title|body|html|p|div)\s*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex PageEnd();

    [GeneratedRegex(
        @"</(?:p|div|h[1-6]|li|ul|ol|td|tr|table|blockquote|article|section|figure)\s*>|<br\s*/?>|<p>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex BlockTag();
}

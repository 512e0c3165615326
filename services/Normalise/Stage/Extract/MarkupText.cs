using System.Net;
using System.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>Text of the bits of HTML that people put into Markdown. For whole pages there is a real parser.</summary>
internal static class MarkupText
{
    private static readonly string[] Silent = ["script", "style", "svg", "iframe", "template"];

    public static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; )
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                text.Append(html, at, html.Length - at);
                break;
            }

            text.Append(html, at, open - at);
            at = After(html, open);
            text.Append(' ');
        }

        var lines = WebUtility
            .HtmlDecode(text.ToString())
            .Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static int After(string html, int open)
    {
        var rest = html.AsSpan(open);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            return End(html, "-->", open + 4);
        }

        foreach (var name in Silent)
        {
            if (
                rest.Length > name.Length + 1
                && rest[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && !char.IsLetterOrDigit(rest[name.Length + 1])
            )
            {
                var close = html.IndexOf("</" + name, open, StringComparison.OrdinalIgnoreCase);
                return close < 0 ? html.Length : End(html, ">", close);
            }
        }

        return rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?') ? End(html, ">", open) : open + 1;
    }

    private static int End(string html, string mark, int from)
    {
        var at = html.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? html.Length : at + mark.Length;
    }
}

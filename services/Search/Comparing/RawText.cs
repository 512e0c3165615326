using System.Net;
using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Search.Comparing;

/// <summary>A raw article as characters, for a person to look at; never as what a browser would make of it.</summary>
internal static class RawText
{
    private const int Longest = 400_000;

    private static readonly string[] Unseen = ["script", "style", "noscript", "template", "svg", "head"];

    static RawText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Of(RawArticle raw, NormalisedArticle? article)
    {
        var text = raw.Text ?? EncodingOf(article?.Decoding?.Encoding ?? raw.Charset).GetString(raw.Content);
        if (text.Length > Longest)
        {
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        }

        return (raw.Text is null ? raw.MediaType : raw.TextMediaType) is "text/html" or "application/xhtml+xml"
            ? WithoutMarkup(text)
            : text.TrimStart('\uFEFF');
    }

    private static Encoding EncodingOf(string? name)
    {
        try
        {
            return Encoding.GetEncoding(name ?? "utf-8");
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    // Tags become line breaks or spaces; what no reader sees goes.
    private static string WithoutMarkup(string html)
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
            if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
            {
                var end = html.IndexOf("-->", open, StringComparison.Ordinal);
                at = end < 0 ? html.Length : end + 3;
                continue;
            }

            var close = html.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            var name = new string([
                .. html.AsSpan(open + 1, close - open - 1).ToString().TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '/'),
            ]).ToLowerInvariant();
            if (Unseen.Contains(name))
            {
                var end = html.IndexOf("</" + name, close, StringComparison.OrdinalIgnoreCase);
                close =
                    end < 0 ? html.Length - 1
                    : html.IndexOf('>', end) is >= 0 and var behind ? behind
                    : html.Length - 1;
            }

            text.Append(
                name.TrimStart('/')
                    is "a"
                        or "b"
                        or "i"
                        or "em"
                        or "strong"
                        or "span"
                        or "u"
                        or "small"
                        or "sup"
                        or "sub"
                        or "abbr"
                        or "font"
                        or "mark"
                    ? ""
                    : "\n"
            );
            at = close + 1;
        }

        var lines = WebUtility.HtmlDecode(text.ToString()).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return string.Join("\n", lines);
    }
}

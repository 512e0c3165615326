using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Ingest.Formats.Html;

namespace Pipeline.Ingest.Formats;

/// <summary>Text out of fields that may be HTML or not.</summary>
internal static partial class Markup
{
    /// <summary>The field as an article's text with its media type. HTML is given an element that says where the article is.</summary>
    public static (string Text, string MediaType) Text(string field) =>
        IsHtml(field)
            ? ($"<article>{field}</article>", "text/html")
            : (field.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(field) : field, "text/plain");

    /// <summary>A line of text without tags and character references; null where nothing is left.</summary>
    public static string? Line(string? field)
    {
        if (field is null)
        {
            return null;
        }

        if (field.Contains('<', StringComparison.Ordinal))
        {
            field = Tag().Replace(field, " ");
        }

        if (field.Contains('&', StringComparison.Ordinal))
        {
            field = WebUtility.HtmlDecode(field);
        }

        field = Space().Replace(field, " ").Trim();
        return field.Length == 0 ? null : field;
    }

    public static bool IsBlank(string? field) => string.IsNullOrWhiteSpace(field) || (IsHtml(field) && Line(field) is null);

    private static bool IsHtml(string field) =>
        field.Contains('<', StringComparison.Ordinal) && (HtmlEvidence.IsHtml(field.AsSpan().TrimStart()) || InlineTag().IsMatch(field));

    [GeneratedRegex(
        @"<!--.*?(?:-->|\z)|</?[A-Za-z][^<>]*>",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(
        @"</(?:a|p|b|i|em|strong|div|span|li|h[1-6])\s*>|<(?:br|p|img|hr)(?:\s[^<>]{0,2000})?/?>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex InlineTag();
}

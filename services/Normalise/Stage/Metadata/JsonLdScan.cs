using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>Picks single values out of JSON-LD that no parser takes.</summary>
internal static partial class JsonLdScan
{
    private const int MaxLength = 200_000;

    public static JsonLdArticle? Read(string script)
    {
        var text = script.Length > MaxLength ? script[..MaxLength] : script;
        var article = new JsonLdArticle
        {
            Headline = Value(Headline(), text),
            Published = Value(Published(), text),
            Modified = Value(Modified(), text),
        };
        return article is { Headline: null, Published: null } ? null : article;
    }

    private static string? Value(Regex pattern, string text)
    {
        var match = pattern.Match(text);
        var value = match.Success
            ? WebUtility
                .HtmlDecode(
                    match.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal)
                )
                .Trim()
            : "";
        return value.Length == 0 ? null : value;
    }

    // No time limits: each pattern looks at most 400 characters past a key, and no two of its parts match the same character.
    [GeneratedRegex("\"headline\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,400})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Headline();

    [GeneratedRegex("\"datePublished\"\\s*:\\s*\"([^\"]{4,60})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Published();

    [GeneratedRegex("\"dateModified\"\\s*:\\s*\"([^\"]{4,60})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Modified();
}

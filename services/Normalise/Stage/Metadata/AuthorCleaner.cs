using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>Makes a name of a byline: no "By", no handles, addresses or roles.</summary>
internal static partial class AuthorCleaner
{
    private const int MaxLength = 160;
    private const int MaxWords = 14;

    private static readonly string[] NoNames =
    [
        "admin",
        "administrator",
        "editor",
        "author",
        "staff",
        "webmaster",
        "root",
        "user",
        "guest",
        "anonymous",
        "unknown",
        "null",
        "undefined",
        "none",
        "by",
        "n/a",
        "default",
        "redaktion",
        "redazione",
        "redacción",
        "redação",
        "rédaction",
    ];

    public static string? Clean(string? text, string siteKey = "")
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 400 || text.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var name = Handle().Replace(Mail().Replace(text, " "), " ");
            name = Prefix().Replace(name.Trim(), "");
            name = Tail().Replace(name, "");
            name = Roles().Replace(WithoutSite(name, siteKey), "");
            name = Spaces()
                .Replace(name, " ")
                .Trim(' ', ',', '|', '-', '\u2013', '\u2014', '\u2022', '\u00B7', ':', ';', '/', '(', '&', '.')
                .Trim();
            var words = name.AsSpan().Count(' ') + 1;
            var isName =
                name.Length is >= 2 and <= MaxLength
                && words <= MaxWords
                && name.Any(char.IsLetter)
                && !NoNames.Contains(name, StringComparer.OrdinalIgnoreCase)
                && name.Count(char.IsDigit) <= 2;
            return isName ? name : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>"Jane Doe, The Daily", "Jane Doe THE DAILY" where the site is called so.</summary>
    private static string WithoutSite(string name, string siteKey)
    {
        var comma = name.LastIndexOf(',');
        if (
            comma > 0
            && siteKey.Length > 0
            && MetadataText.Key(name[comma..]) is { Length: >= 4 } last
            && (siteKey.Contains(last, StringComparison.Ordinal) || last.Contains(siteKey, StringComparison.Ordinal))
        )
        {
            return name[..comma];
        }

        for (var i = name.IndexOf(' ', StringComparison.Ordinal); siteKey.Length >= 4 && i > 0; i = name.IndexOf(' ', i + 1))
        {
            if (MetadataText.Key(name[i..]) == siteKey)
            {
                return name[..i];
            }
        }

        return name;
    }

    [GeneratedRegex(@"\S+@\S+\.\S+", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<!\w)@\w+", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Handle();

    [GeneratedRegex(
        @"^(?:(?:written|posted|published|reported|reviewed|words|story|text|article)\s+)?(?:by|von|par|por|di|door|av|af|oleh|автор|author|autor|auteur|autore|yazan)\b[:\s]+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2_000
    )]
    private static partial Regex Prefix();

    // After the name: dates, times, roles after a bar or dash, "for CNN", "Follow".
    [GeneratedRegex(
        @"\s*(?:[|•·]|\s[-–—]\s|\bfollow\b|\bposted on\b|\bpublished\b|\bupdated\b|\bon\s+\w+\s+\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d|\d{1,2}[:/.]\d).*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline,
        2_000
    )]
    private static partial Regex Tail();

    [GeneratedRegex(
        @"(?:,\s*|\s+)(?:(?:[\p{L}.&]+\s+){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor|staff writer|bureau chief)s?|(?<!^the\s)(?:the )?associated press|\d{1,4})\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2_000
    )]
    private static partial Regex Roles();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Spaces();
}

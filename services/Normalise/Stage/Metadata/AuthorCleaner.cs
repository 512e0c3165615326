using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>Makes a name of a byline: no "By", no handles, addresses or roles.</summary>
internal static partial class AuthorCleaner
{
    private const int MaxLength = 160;
    private const int MaxWords = 14;

    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
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
            "redazione",
            "redacción",
            "redação",
            "rédaction",
            "publisher",
            "posted",
            "published",
            "written",
            "updated",
            "share",
            "contributor",
            "contributors",
            "author bio",
            "about the author",
            "über den autor",
            "veröffentlicht",
            "veröffentlicht am",
            "autor",
            "autorin",
            "comments",
            "leave a comment",
            "home",
            "the",
        ]
    );

    public static string? Clean(string? text, string siteKey = "")
    {
        if (
            string.IsNullOrWhiteSpace(text)
            || text.Length > 400
            || text.Contains("://", StringComparison.Ordinal)
            || text.Contains("[at]", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        var name = text.Contains('@', StringComparison.Ordinal) ? Handle().Replace(Mail().Replace(text, " "), "$1 ") : text;
        name = Prefix().Replace(Label().Replace(name.Trim(), ""), "");
        name = Tail().Replace(name, "");
        name = WithoutRole(WithoutSite(name, siteKey).Trim());
        name = Spaces()
            .Replace(name, " ")
            .Trim(' ', ',', '|', '-', '\u2013', '\u2014', '\u2022', '\u00B7', ':', ';', '/', '(', '&', '.')
            .Trim();
        var words = name.AsSpan().Count(' ') + 1;
        var isName =
            name.Length is >= 2 and <= MaxLength
            && words <= MaxWords
            && name.Any(char.IsLetter)
            && !NoNames.Contains(name)
            && name.Count(char.IsDigit) <= 4
            && !Never().IsMatch(name);
        return isName ? name : null;
    }

    /// <summary>
    /// "Jane Doe, Games Editor", "Jane Doe Games Editor": after a comma all that is a role goes, else only known words, and never so much
    /// that no name would be left: "The Currency Editors" are who they are.
    /// </summary>
    private static string WithoutRole(string name)
    {
        var shorter = name.Contains(',', StringComparison.Ordinal) ? RoleAfterComma().Replace(name, "") : name;
        if (shorter != name)
        {
            return shorter.Trim();
        }

        shorter = RoleWords().Replace(name, "").Trim();
        return shorter.Contains(' ', StringComparison.Ordinal) && !shorter.StartsWith("the ", StringComparison.OrdinalIgnoreCase)
            ? shorter
            : name;
    }

    /// <summary>
    /// "Jane Doe, The Daily", "Jane Doe THE DAILY" where the site is called so; after a comma a part of its name will do.
    /// </summary>
    private static string WithoutSite(string name, string siteKey)
    {
        const int least = 4;
        var comma = name.LastIndexOf(',');
        for (var i = siteKey.Length == 0 ? -1 : name.AsSpan().IndexOfAny(' ', ','); i > 0; i = NextJoint(name, i))
        {
            var rest = MetadataText.Key(name[i..]);
            if (
                rest.Length >= least && rest == siteKey
                || i == comma
                    && rest.Length >= least
                    && (siteKey.Contains(rest, StringComparison.Ordinal) || rest.Contains(siteKey, StringComparison.Ordinal))
            )
            {
                return name[..i];
            }
        }

        return name;
    }

    private static int NextJoint(string name, int at)
    {
        var next = name.AsSpan(at + 1).IndexOfAny(' ', ',');
        return next < 0 ? -1 : at + 1 + next;
    }

    // No time limits, which would make the result depend on what else the machine does: the text is of at most 400 characters, what could
    // take long does not backtrack, and in the others no two neighbouring parts match the same character.
    [GeneratedRegex(@"\S+@\S+\.\S+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(^|\W)@\w+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    [GeneratedRegex(
        @"^(?:(?:written|posted|published|reported|reviewed|created|submitted|words|story|text|article|erstellt|eingestellt|geschrieben|verfasst|veröffentlicht|publiziert|gepostet|ein|una?|eine|interview|kolumne|kommentar|gastbeitrag|écrit|escrito|publicado|redatto|scritto|geschreven)\s+){0,3}(?:by|von|par|por|di|door|av|af|oleh|автор|authors?|autore?n?|autorin|auteur|yazan)\b(?:[:\s]+|$)|^(?:text|words|story|autor(?:in)?|authors?|verfasser|fotos?\s+und\s+text|text\s+und\s+\w+)\s*:\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Prefix();

    /// <summary>A label alone before a bar or line: "By | Jane Doe".</summary>
    [GeneratedRegex(
        @"^(?:(?:written|posted|published|reported|reviewed|created)\s+)?(?:by|von|par|por|di|door|av|af|author|authors|autor|autorin|auteur|words|text)\s*:?\s*[|\n]\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    // After the name: dates, times, roles after a bar or dash, "for CNN", "Follow".
    [GeneratedRegex(
        @"\s*(?:[|•·∙\n]|\s[-–—]\s|\bfollow\b|\bposted (?:on|in)\b|\bpublished\b|\bupdated\b|\bon behalf of\b|\bam\s+\d|\bum\s+\d|\bon\s+\w+\s+\d|,?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,?\s*\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?\s*(?:\d|$)|\b\d+\s*(?:min|minute|hour|day|week|month|year|std|stunde|tag)\w*\b|\d{1,2}\.?\s+\p{L}{3,10}\.?\s+(?:19|20)\d\d|\d{1,2}[:/.]\s?\d|@\s*\d).*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Tail();

    [GeneratedRegex(
        @",\s*(?:[\p{L}.&'’/-]+\s+){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor|producer|journalist|redakteur(?:in)?|autor(?:in)?|bureau chief|expert)s?(?:\b.*)?$|,\s*(?:the )?associated press$|,\s*\d{1,4}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex RoleAfterComma();

    [GeneratedRegex(
        @"\s+(?:(?:senior|staff|chief|lead|deputy|managing|contributing|associate|executive|assistant|guest|freelance|special|games?|gaming|sports?|politics|political|business|tech|technology|science|news|features?|arts|culture|health|education|environment|city|night|web|digital|online|foreign|national|legal|economics|money|travel|food|crime|court|music|film|books?|fashion|weather|medical|investigative)\s+)*(?:writer|reporter|correspondent|editor|columnist|contributor|producer|redakteur(?:in)?|bureau chief)s?\s*$|\s+(?:the )?associated press$|\s+\d{1,4}\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex RoleWords();

    /// <summary>Ages, reading times, what a commenter's name is followed by.</summary>
    [GeneratedRegex(
        @"\b\d+\s*(?:minut|hour|day|min\b|std|stund|tag|mal\b)|\bago$|\bsagt:?$|\bsays:?$|\bschreibt:?$|^\d|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\b[.,]?(?:\s+\d.*)?$|\bcomments?$|\bkommentare?$|^(?:read|view|see|show|alle|all|more|mehr)\b|[?!]$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Never();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}

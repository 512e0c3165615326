using System.Buffers;
using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>Reads a line that says who wrote the story.</summary>
internal static partial class Bylines
{
    private const int MaxLength = 160;

    // No line without one of them is such: most lines of a page are told at a look.
    private static readonly SearchValues<string> ShortWords = SearchValues.Create(
        ["by", "von", "author", "autor", "verfasser", "auteur"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Two names or more in capitals after the word; in other languages the word that stands for it.</summary>
    public static string? Read(string line) => Name(line, Byline());

    /// <summary>One name, or what follows a label that is never part of a sentence: "Posted by konstantin", "Author: Bo2man".</summary>
    public static string? ReadShort(string line) => line.AsSpan().ContainsAny(ShortWords) ? Name(line, ShortByline()) : null;

    private static string? Name(string line, Regex pattern)
    {
        if (line.Length is < 4 or > MaxLength)
        {
            return null;
        }

        var match = pattern.Match(line);
        return match.Success ? AuthorCleaner.Clean(match.Groups["name"].Value) : null;
    }

    // No time limits: a line has at most 160 characters, repetitions are counted, and no two neighbouring parts match the same character.
    [GeneratedRegex(
        @"^\s*(?:(?:[Ww]ritten |[Pp]osted |[Rr]eported |[Pp]ublished |[Aa]rticle |[Ww]ords |[Ss]tory |[Tt]ext |[Ee]rstellt |[Vv]erfasst |[Vv]eröffentlicht |[Ee]ingestellt )?[Bb]y|BY|(?:(?:[Ee]rstellt|[Vv]erfasst|[Vv]eröffentlicht|[Ee]ingestellt|[Gg]eschrieben) |(?:Ein|Eine) (?:\p{Lu}\p{L}+ ))?[Vv]on|VON|Par|Por|POR|Di|Door|Oleh|Автор|Autor|Autorin|Av|Af|Yazan|Author|Text|Words)\s*:?\s+(?<name>(?:(?:Dr|Prof|Mag|Ing)\.\s+)*\p{Lu}[\p{L}.'’-]*(?:(?:,?\s+(?:and|und|et|y|e|i|och|og|en|&|de|da|di|van|von|der|den|la|le|al|el|bin|ter|zu)\b|,?\s+\p{Lu}[\p{L}.'’-]*)){1,9})\s*(?:$|[|,•·–—(@/]|-\s|\bon\b|\bam\b|\d|in\s\p{Lu})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Byline();

    [GeneratedRegex(
        @"^(?:.{0,40}\d\S*\s+(?:(?:Uhr|[ap]\.?m\.?|[a-z]{1,4}t|utc)\s+){0,2})?\s*(?:(?:posted|written|published|created|submitted)\s+by|(?:erstellt|verfasst|veröffentlicht|eingestellt|geschrieben|gepostet|publiziert)\s+von|by|von|author|autor|autorin|verfasser|auteur)\s*:?\s+(?<name>(?:(?:der|die|das|el|la|le|the)\s+)?[\p{L}\d][\p{L}\d._'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3})\s*(?:$|[|,•·–—(@/]|-\s|\bon\s+\p{L}*\.?\s*\d|\bam\s+\d|\bum\s+\d|\d)|^.{0,12}(?:publiziert|veröffentlicht|geschrieben|gepostet|posted)\s+(?:am|on)\s+.{4,40}?\s+(?:von|by)\s+(?<name>[\p{L}\d][\p{L}\d._'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3})\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex ShortByline();
}

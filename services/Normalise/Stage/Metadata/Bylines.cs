using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>Reads a line that says who wrote the story.</summary>
internal static partial class Bylines
{
    private const int MaxLength = 120;

    public static string? Read(string line)
    {
        if (line.Length is < 5 or > MaxLength)
        {
            return null;
        }

        try
        {
            var match = Byline().Match(line);
            return match.Success ? AuthorCleaner.Clean(match.Groups["name"].Value) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // "By" and two or more names in capitals; in other languages the word that stands for it.
    [GeneratedRegex(
        @"^\s*(?:(?:[Ww]ritten |[Pp]osted |[Rr]eported |[Pp]ublished )?[Bb]y|BY|Von|Par|Por|Di|Door|Oleh|Автор|Autor|Av|Af|Yazan)\s*:?\s+(?<name>\p{Lu}[\p{L}.'’-]*(?:(?:,?\s+(?:and|und|et|y|e|i|och|og|en|&|de|da|di|van|von|der|den|la|le|al|el|bin)\b|,?\s+\p{Lu}[\p{L}.'’-]*)){1,9})\s*(?:$|[|,•·–—(]|-\s|\bon\b|\s\d|in\s\p{Lu})",
        RegexOptions.CultureInvariant,
        2_000
    )]
    private static partial Regex Byline();
}

using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Extract;

/// <summary>Knows lines that date a story or name its author and say nothing else.</summary>
internal static partial class DateOrBylineLine
{
    private const int MaxLength = 160;
    private const int MaxLetters = 70;

    private static readonly string[] BylineWords =
    [
        "by",
        "von",
        "par",
        "por",
        "di",
        "da",
        "door",
        "от",
        "автор",
        "written by",
        "posted by",
        "published by",
        "oleh",
    ];

    /// <remarks>
    /// Each pattern is tried only where a look at the characters leaves it a chance: nearly every line of a page comes by.
    /// </remarks>
    public static bool IsDateOrByline(string text)
    {
        if (text.Length > MaxLength)
        {
            return false;
        }

        var (digits, letters) = (0, 0);
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        var start = text.AsSpan().TrimStart();
        return digits >= 4 && letters <= MaxLetters && DateWord().IsMatch(text)
            || BeginsAsByline(start) && Byline().IsMatch(text)
            || start is [var first, ..] && char.IsDigit(first) && ReadingTime().IsMatch(text);
    }

    private static bool BeginsAsByline(ReadOnlySpan<char> text)
    {
        foreach (var word in BylineWords)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\b(?:19|20)\d\d\b|\b\d{1,2}[./:-]\d{1,2}(?:[./:-]\d{2,4})?\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex DateWord();

    [GeneratedRegex(
        @"^\s*(?:by|von|par|por|di|da|door|от|автор|written by|posted by|published by|oleh)\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:and|&|,|\p{Lu}[\p{L}.'’-]*|de|van|von|der|la|le)){0,8}\s*[|,•·-]?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Byline();

    [GeneratedRegex(
        @"^\s*\d{1,3}\s*(?:min|minutes?|minuten|минут\w*|мин)\.?\s*(?:read|to read|lesezeit|de lecture|de lectura|de leitura|чтения)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex ReadingTime();
}

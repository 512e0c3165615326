using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Extract;

/// <summary>Knows lines that date a story or name its author and say nothing else.</summary>
internal static partial class DateOrBylineLine
{
    private const int MaxLength = 160;

    public static bool IsDateOrByline(string text) =>
        text.Length <= MaxLength
        && (DateWord().IsMatch(text) && Digits(text) >= 4 && Letters(text) <= 70 || Byline().IsMatch(text) || ReadingTime().IsMatch(text));

    private static int Digits(string text) => text.AsSpan().Count(static c => char.IsAsciiDigit(c));

    private static int Letters(string text) => text.AsSpan().Count(static c => char.IsLetter(c));

    private static int Count(this ReadOnlySpan<char> text, Func<char, bool> counts)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += counts(c) ? 1 : 0;
        }

        return count;
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

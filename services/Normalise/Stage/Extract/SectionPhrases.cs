using System.Collections.Frozen;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>The titles among the furniture phrases: what stands over the parts of a page that are not the article.</summary>
internal static class SectionPhrases
{
    private const int MaxLength = 60;

    private static readonly (
        FrozenDictionary<string, FurnitureKind> Exact,
        (string[] Parts, FurnitureKind FurnitureKind)[] Patterns
    ) Phrases = Load();

    public static FurnitureKind Of(string text)
    {
        if (text.Length > MaxLength)
        {
            return FurnitureKind.None;
        }

        var key = Key(text);
        if (Phrases.Exact.TryGetValue(key, out var cause))
        {
            return cause;
        }

        foreach (var (parts, patternCause) in Phrases.Patterns)
        {
            if (Matches(key, parts))
            {
                return patternCause;
            }
        }

        return FurnitureKind.None;
    }

    private static string Key(string text) =>
        text.Trim(
                ' ',
                '.',
                ':',
                '!',
                '?',
                '\u2026',
                '\u00BB',
                '\u00AB',
                '\u203A',
                '>',
                '-',
                '\u2013',
                '\u2014',
                '|',
                '*',
                '\u25BC',
                '\u2193',
                '\u2192',
                '[',
                ']',
                '(',
                ')',
                '_',
                '\u2022',
                '#',
                '+'
            )
            .Replace('\u2019', '\'')
            .ToLowerInvariant();

    private static bool Matches(ReadOnlySpan<char> key, string[] parts)
    {
        var (first, last) = (parts[0], parts[^1]);
        if (
            key.Length < first.Length + last.Length
            || !key.StartsWith(first, StringComparison.Ordinal)
            || !key.EndsWith(last, StringComparison.Ordinal)
        )
        {
            return false;
        }

        var between = key[first.Length..^last.Length];
        foreach (var part in parts.AsSpan(1..^1))
        {
            var found = between.IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            between = between[(found + part.Length)..];
        }

        return true;
    }

    private static (FrozenDictionary<string, FurnitureKind> Exact, (string[] Parts, FurnitureKind FurnitureKind)[] Patterns) Load()
    {
        var exact = new Dictionary<string, FurnitureKind>(StringComparer.Ordinal);
        var patterns = new List<(string[], FurnitureKind)>();
        foreach (var phrase in FurniturePhrase.All)
        {
            if (!phrase.OnPage || phrase.Position is not ('=' or '*'))
            {
                continue;
            }

            if (phrase.Position == '*')
            {
                patterns.Add((phrase.Text.Split('*'), Below(phrase.Kind)));
            }
            else
            {
                exact.TryAdd(phrase.Text, Below(phrase.Kind));
            }
        }

        return (exact.ToFrozenDictionary(StringComparer.Ordinal), patterns.ToArray());
    }

    // What a title announces is what the part below it holds.
    private static FurnitureKind Below(FurnitureKind title) =>
        title switch
        {
            FurnitureKind.Related => FurnitureKind.Teaser,
            FurnitureKind.CommentForm => FurnitureKind.Comments,
            _ => title,
        };
}

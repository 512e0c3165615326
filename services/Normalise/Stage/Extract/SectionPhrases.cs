using System.Collections.Frozen;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>The titles of <c>section-phrases.txt</c>: what stands over the parts of a page that are not the article.</summary>
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

    private static bool Matches(string key, string[] parts)
    {
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.Length == 0)
            {
                continue;
            }

            var found =
                i == parts.Length - 1 ? key.LastIndexOf(part, StringComparison.Ordinal) : key.IndexOf(part, at, StringComparison.Ordinal);
            if (found < at || (i == 0 && found != 0) || (i == parts.Length - 1 && found + part.Length != key.Length))
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    private static (FrozenDictionary<string, FurnitureKind> Exact, (string[] Parts, FurnitureKind FurnitureKind)[] Patterns) Load()
    {
        var exact = new Dictionary<string, FurnitureKind>(StringComparer.Ordinal);
        var patterns = new List<(string[], FurnitureKind)>();
        using var stream = typeof(SectionPhrases).Assembly.GetManifestResourceStream(typeof(SectionPhrases), "section-phrases.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var cause = FurnitureKinds.Parse(line[..colon]);
            foreach (var phrase in line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (phrase.Contains('*', StringComparison.Ordinal))
                {
                    patterns.Add((phrase.Split('*'), cause));
                }
                else
                {
                    exact.TryAdd(phrase.TrimEnd(':', '.'), cause);
                }
            }
        }

        return (exact.ToFrozenDictionary(StringComparer.Ordinal), patterns.ToArray());
    }
}

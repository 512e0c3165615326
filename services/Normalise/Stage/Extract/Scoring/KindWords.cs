using System.Collections.Frozen;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>The words of <c>kind-words.txt</c>: for each word a bit a kind of page.</summary>
internal static class KindWords
{
    private const int MaxLabel = 40;

    private static readonly string[] Kinds = ["thread", "documentation", "service", "article", "listing", "product"];

    private static readonly FrozenDictionary<string, int> Names = Load("names:", ' ');

    private static readonly FrozenDictionary<string, int> Labels = Load("labels:", '|');

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> NamesBySpan = Names.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> LabelsBySpan = Labels.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static int Count => Kinds.Length;

    /// <summary>Adds what the words in a class list, an id or an address say; each word alone and with the word before it.</summary>
    public static void AddNames(ReadOnlySpan<char> text, int[] counts, int times = 1)
    {
        var (previous, start) = (-1, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]) && !(i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
            {
                continue;
            }

            if (i > start)
            {
                Add(NamesBySpan, text[start..i], counts, times);
                if (previous >= 0)
                {
                    Add(NamesBySpan, text[previous..i], counts, times);
                }

                previous = start;
            }

            start = i < text.Length && char.IsLetter(text[i]) ? i : i + 1;
            if (i < text.Length && text[i] is not '-' && !char.IsLetter(text[i]))
            {
                previous = -1;
            }
        }
    }

    public static void AddLabel(string text, int[] counts)
    {
        if (text.Length <= MaxLabel && LabelsBySpan.TryGetValue(text.AsSpan().Trim(" :.!?\u2026\u00BB>()"), out var bits))
        {
            Tally(bits, counts, 1);
        }
    }

    private static void Add(
        FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> words,
        ReadOnlySpan<char> word,
        int[] counts,
        int times
    )
    {
        if (words.TryGetValue(word, out var bits))
        {
            Tally(bits, counts, times);
        }
    }

    private static void Tally(int bits, int[] counts, int times)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += (bits >> i & 1) * times;
        }
    }

    private static FrozenDictionary<string, int> Load(string what, char separator)
    {
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        using var stream = typeof(KindWords).Assembly.GetManifestResourceStream(typeof(KindWords), "kind-words.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var at = line.IndexOf(what, StringComparison.Ordinal);
            if (at <= 0 || line[0] == '#')
            {
                continue;
            }

            var bit = 1 << Array.IndexOf(Kinds, line[..at].Trim());
            foreach (
                var word in line[(at + what.Length)..]
                    .Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                words[word] = words.GetValueOrDefault(word) | bit;
            }
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

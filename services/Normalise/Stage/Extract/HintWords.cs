using System.Collections.Frozen;

namespace Pipeline.Normalise.Extract;

/// <summary>The word lists of <c>hint-words.txt</c>, looked up in class and id names.</summary>
internal static class HintWords
{
    private static readonly FrozenDictionary<string, Hint> Words = Load();

    private static readonly FrozenDictionary<string, Hint>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public static Hint In(ReadOnlySpan<char> names)
    {
        var found = Hint.None;
        Span<char> pair = stackalloc char[96];
        var previousStart = -1;
        var previousLength = 0;
        var i = 0;
        while (i < names.Length)
        {
            if (!char.IsLetter(names[i]))
            {
                // Words pair up within one name alone, not across the names of a class list.
                if (names[i] == ' ')
                {
                    previousStart = -1;
                }

                i++;
                continue;
            }

            var start = i;
            i++;
            while (i < names.Length && char.IsLetter(names[i]) && !(char.IsUpper(names[i]) && char.IsLower(names[i - 1])))
            {
                i++;
            }

            var length = i - start;
            found |= Find(names.Slice(start, length));
            if (previousStart >= 0 && previousLength + length + 1 <= pair.Length)
            {
                names.Slice(previousStart, previousLength).CopyTo(pair);
                pair[previousLength] = '-';
                names.Slice(start, length).CopyTo(pair[(previousLength + 1)..]);
                found |= Find(pair[..(previousLength + 1 + length)]);
            }

            previousStart = start;
            previousLength = length;
        }

        return found;
    }

    private static Hint Find(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out var hint) ? hint : Hint.None;

    private static FrozenDictionary<string, Hint> Load()
    {
        var words = new Dictionary<string, Hint>(StringComparer.OrdinalIgnoreCase);
        using var stream = typeof(HintWords).Assembly.GetManifestResourceStream(typeof(HintWords), "hint-words.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var hint = Enum.Parse<Hint>(line.AsSpan(0, colon), ignoreCase: true);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) | hint;
            }
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

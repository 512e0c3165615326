using System.Collections.Frozen;

namespace Pipeline.Classify.Sentences;

/// <summary>Abbreviations that take a full stop, from the resource <c>sentence-abbreviations.txt</c>: <c>kind: word word …</c>.</summary>
internal static class Abbreviations
{
    private static readonly FrozenDictionary<string, AbbreviationKind> Kinds = Read();
    private static readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">What stands before the full stop, with the stops inside it.</param>
    public static AbbreviationKind KindOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[MaxLength];
        if (word.Length > MaxLength || word.IsEmpty)
        {
            return AbbreviationKind.None;
        }

        word.ToLowerInvariant(lower);
        return Lookup.TryGetValue(lower[..word.Length], out var kind) ? kind : AbbreviationKind.None;
    }

    private const int MaxLength = 12;

    private static FrozenDictionary<string, AbbreviationKind> Read()
    {
        using var stream =
            typeof(Abbreviations).Assembly.GetManifestResourceStream("sentence-abbreviations.txt")
            ?? throw new InvalidOperationException("The resource sentence-abbreviations.txt is not in this build.");
        using var reader = new StreamReader(stream);
        var kinds = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = Enum.Parse<AbbreviationKind>(line[..colon], ignoreCase: true);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                kinds.TryAdd(word, kind);
            }
        }

        return kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

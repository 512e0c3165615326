using System.Collections.Frozen;

namespace Pipeline.Classify.Language;

/// <summary>
/// The words of grammar by which languages that share a script, and have no n-gram model, are told apart: a resource of lines
/// <c>code: word word …</c>.
/// </summary>
internal static class WordLists
{
    private static readonly string[] Languages = ["hi", "mr", "ne"];
    private static readonly FrozenDictionary<string, int> Owners = Read();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByWord = Owners.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <param name="declared">The declared language's code, which decides between equals.</param>
    public static (string Code, double Probability) Devanagari(ReadOnlySpan<char> text, string? declared)
    {
        Span<char> word = stackalloc char[16];
        Span<int> found = stackalloc int[Languages.Length];
        found.Clear();
        var words = 0;
        var reader = new WordReader(text, Script.Devanagari);
        for (int length; (length = reader.Next(word)) > 0; words++)
        {
            if (ByWord.TryGetValue(word[..length], out var owner))
            {
                found[owner] += 2;
            }
            else if (word[..length].Contains('ळ'))
            {
                // A letter of Marathi, hardly ever of the other two.
                found[1]++;
            }
        }

        // Hindi is the most written by far: one in its favour.
        found[0]++;
        if (Array.IndexOf(Languages, declared) is var hint and >= 0)
        {
            found[hint]++;
        }

        var best = 0;
        var all = 0;
        for (var i = 0; i < found.Length; i++)
        {
            all += found[i];
            best = found[i] > found[best] ? i : best;
        }

        return (Languages[best], (found[best] + 1d) / (all + 2d));
    }

    private static FrozenDictionary<string, int> Read()
    {
        using var stream =
            typeof(WordLists).Assembly.GetManifestResourceStream("language-words.txt")
            ?? throw new InvalidOperationException("The resource language-words.txt is not in this build.");
        using var reader = new StreamReader(stream);
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 3 && line[0] != '#')
            {
                var owner = Array.IndexOf(Languages, line[..2]);
                foreach (var word in line[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    owners.Add(word, owner);
                }
            }
        }

        return owners.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Collections.Frozen;

namespace Pipeline.Classify.Entities;

/// <summary>The word lists of the tokenizer, from <c>entities.tokens.txt</c>: a name in square brackets, then words.</summary>
internal static class EntityWordLists
{
    private static readonly Dictionary<string, FrozenSet<string>> Lists = Read();

    /// <summary>End in a dot that does not end a sentence, written without it.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = Of("abbreviations");

    /// <summary>As <see cref="Abbreviations"/>, but often the last word of a sentence: "Inc".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ClosingAbbreviations = Of("closing");

    /// <summary>Function words that, with a capital, open a sentence even after an abbreviation.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = Of("openers");

    /// <summary>Hung on a name by a hyphen: "Iran-backed".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HyphenTails = Of("hyphen-tails");

    /// <summary>Stand before a person's name and are not part of it.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Of("titles");

    /// <summary>Titles that only people have.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Honorifics = Of("honorifics");

    /// <summary>Stand after a person's name and are not part of it.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PostNominals = Of("post-nominals");

    /// <summary>Never names by themselves: days, months, pronouns.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverAlone = Of("never-alone");

    /// <summary>Left out when an acronym is made: "of", "the".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Small = Of("small");

    /// <summary>After a company's name, and often left out.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CompanySuffixes = Of("company-suffixes");

    /// <summary>Where people say things: "the ministry on Telegram" are two names.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Platforms = Of("platforms");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string name) =>
        Lists[name].GetAlternateLookup<ReadOnlySpan<char>>();

    private static Dictionary<string, FrozenSet<string>> Read()
    {
        using var reader = new StreamReader(typeof(EntityWordLists).Assembly.GetManifestResourceStream("entities.tokens.txt")!);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? list = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                lists.Add(line.Trim('[', ']'), list = []);
            }
            else
            {
                list!.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return lists.ToDictionary(l => l.Key, l => l.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
    }
}

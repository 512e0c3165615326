using System.Collections.Frozen;

namespace Pipeline.Classify.Keywords;

/// <summary>The little of English morphology that phrases need. Wrong now and then, which costs a keyword and not its spelling.</summary>
internal static class EnglishForms
{
    /// <summary>Words in -ing that news uses as nouns.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Gerunds = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "advertising",
            "banking",
            "bombing",
            "boxing",
            "broadcasting",
            "building",
            "clothing",
            "cycling",
            "drilling",
            "engineering",
            "evening",
            "farming",
            "fishing",
            "funding",
            "gambling",
            "gaming",
            "hacking",
            "hearing",
            "housing",
            "hunting",
            "killing",
            "learning",
            "lending",
            "lightning",
            "logging",
            "manufacturing",
            "marketing",
            "meeting",
            "mining",
            "morning",
            "painting",
            "parking",
            "planning",
            "poisoning",
            "policing",
            "polling",
            "pricing",
            "publishing",
            "racing",
            "ruling",
            "sailing",
            "screening",
            "sentencing",
            "setting",
            "shipping",
            "shooting",
            "skiing",
            "smoking",
            "smuggling",
            "spending",
            "spring",
            "stabbing",
            "string",
            "swimming",
            "testing",
            "thing",
            "trading",
            "trafficking",
            "training",
            "understanding",
            "voting",
            "warming",
            "warning",
            "wedding",
            "wellbeing"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static ReadOnlySpan<char> Singular(Span<char> word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' or '\'')
        {
            return word;
        }

        if (word.Length > 4 && word[^2] == 'e' && word[^3] == 'i')
        {
            word[^3] = 'y';
            return word[..^2];
        }

        return word[^2] == 'e' && word[^3] is 's' or 'x' or 'h' ? word[..^2] : word[..^1];
    }

    /// <summary>
    /// Adverbs and verb forms by their endings. Such a word may open a phrase (<c>displaced people</c>), and neither end nor be one.
    /// </summary>
    public static bool IsWeak(ReadOnlySpan<char> word)
    {
        if (word.Length < 5)
        {
            return false;
        }

        return word.EndsWith("ly", StringComparison.Ordinal)
            || (word.EndsWith("ed", StringComparison.Ordinal) && word[^3] != 'e')
            || (word.EndsWith("ing", StringComparison.Ordinal) && !Gerunds.Contains(word))
            || word.EndsWith("'t", StringComparison.Ordinal)
            || word.EndsWith("'ve", StringComparison.Ordinal)
            || word.EndsWith("'re", StringComparison.Ordinal);
    }
}

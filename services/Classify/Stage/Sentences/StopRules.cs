using System.Collections.Frozen;

namespace Pipeline.Classify.Sentences;

/// <summary>Whether a stop followed by a space ends a sentence, by the word before and the word after.</summary>
internal static class StopRules
{
    /// <summary>
    /// Words that open a sentence and hardly ever a name: after an initial or an abbreviation they tell "in the U.S. The army" from
    /// "the U.S. Army".
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "The",
            "A",
            "An",
            "He",
            "She",
            "It",
            "They",
            "We",
            "I",
            "You",
            "This",
            "That",
            "These",
            "Those",
            "There",
            "In",
            "On",
            "At",
            "But",
            "And",
            "As",
            "If",
            "When",
            "While",
            "After",
            "Before",
            "Since",
            "For",
            "From",
            "His",
            "Her",
            "Its",
            "Their",
            "Our",
            "My",
            "However",
            "Meanwhile",
            "Le",
            "Les",
            "Il",
            "Elle",
            "Ils",
            "Mais",
            "Der",
            "Die",
            "Das",
            "Er",
            "Sie",
            "Es",
            "Ein",
            "Eine",
            "El",
            "Los",
            "Las",
            "Pero",
            "Lo",
            "Gli",
            "Ma",
            "Os",
            "Mas",
            "Het",
            "De",
            "Een",
            "Hij",
            "Zij",
            "Han",
            "Hon",
            "Det",
            "Den",
            "Men",
            "On",
            "Ona",
            "Ale",
            "Он",
            "Она",
            "Но",
            "В",
            "На"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Languages that write "3." for "third", and so before months and nouns.</summary>
    private static readonly FrozenSet<string> DottedOrdinals = FrozenSet.Create(
        StringComparer.Ordinal,
        "de",
        "da",
        "no",
        "is",
        "fi",
        "et",
        "lv",
        "cs",
        "sk",
        "sl",
        "hr",
        "sr",
        "bs",
        "hu",
        "pl",
        "tr",
        "eu",
        "lb"
    );

    public static bool Ends(string text, int start, int stop, int end, int closed, string? language)
    {
        var next = NextWord(text, closed);
        if (next.IsEmpty)
        {
            return true;
        }

        if (char.IsLower(next[0]))
        {
            // A quotation's question goes on with its speaker; a sentence does not open in lower case, an iPhone aside.
            return false;
        }

        return end - stop > 1 || closed > end || text[stop] != '.' || EndsByFullStop(text, start, stop, next, language);
    }

    private static bool EndsByFullStop(string text, int start, int stop, ReadOnlySpan<char> next, string? language)
    {
        var word = WordBefore(text, start, stop);
        if (word.IsEmpty)
        {
            return true;
        }

        var opens = Openers.Contains(next);
        if (IsNumber(word))
        {
            // A list's number opens its item, an ordinal its noun.
            var item = stop - word.Length == start || text.AsSpan(start, stop - word.Length - start).IsWhiteSpace();
            return !item && (word.Length > 2 || language is null || !DottedOrdinals.Contains(language) || opens);
        }

        if (word.Length == 1 || (char.IsUpper(word[^1]) && word[^2] is '.' or '-'))
        {
            // An initial, the first of "z. B.", or the last letter of U.N.
            return opens && (word.Length > 1 || !IsAfterName(text, stop - word.Length));
        }

        return Abbreviations.KindOf(word) switch
        {
            AbbreviationKind.Title => false,
            AbbreviationKind.Numbered => !char.IsDigit(next[0]),
            AbbreviationKind.Either => opens,
            _ => true,
        };
    }

    /// <summary>Whether a capital precedes: "Joe B. The" ends no more than "Joe B. Smith" does.</summary>
    private static bool IsAfterName(string text, int at)
    {
        at--;
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at >= 0 && char.IsUpper(text[at]);
    }

    /// <summary>Letters, digits, and the stops, hyphens and strokes inside; at most the longest that any rule knows.</summary>
    private static ReadOnlySpan<char> WordBefore(string text, int start, int stop)
    {
        const int Longest = 16;
        var from = stop;
        while (from > start && stop - from < Longest && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '-' or '°'))
        {
            from--;
        }

        return text.AsSpan(from, stop - from);
    }

    private static ReadOnlySpan<char> NextWord(string text, int at)
    {
        // A row of stops and spaces must not be gone through again from each of them.
        const int Farthest = 32;
        var limit = Math.Min(text.Length, at + Farthest);
        while (at < limit && !char.IsLetterOrDigit(text[at]) && !char.IsSurrogate(text[at]))
        {
            if (text[at] == '\n')
            {
                return [];
            }

            at++;
        }

        if (at == limit)
        {
            return [];
        }

        var from = at;
        while (at < text.Length && at - from < 16 && char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at == from ? text.AsSpan(at, 1) : text.AsSpan(from, at - from);
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsDigit(unit))
            {
                return false;
            }
        }

        return true;
    }
}

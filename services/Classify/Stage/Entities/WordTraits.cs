namespace Pipeline.Classify.Entities;

/// <summary>All that the model asks of a word by itself, looked up once a word.</summary>
internal struct WordTraits
{
    /// <summary>The word without regard to case.</summary>
    public ulong Word;

    public ulong Prefix2;
    public ulong Prefix3;
    public ulong Prefix4;
    public ulong Suffix2;
    public ulong Suffix3;
    public ulong Suffix4;
    public LexiconEntry Entry;
    public WordShape Shape;

    /// <summary>
    /// Part of a known name of several words: its lists, with the word's place in it (1 first, 2 middle, 3 last) above them; or 0.
    /// </summary>
    public uint Phrase;

    /// <summary>May be part of a name by its writing alone.</summary>
    public bool HasCapital;

    /// <summary>Written small, and yet found within names: "of", "bin", "25".</summary>
    public bool IsConnector;

    /// <summary>Stands where any word has a capital.</summary>
    public bool IsSentenceStart;

    /// <summary>What stands before a sentence's first word.</summary>
    public static readonly WordTraits Before = new() { Word = 1 };

    /// <summary>What stands after a sentence's last word.</summary>
    public static readonly WordTraits After = new() { Word = 2 };

    public static WordTraits Of(ReadOnlySpan<char> word, EntityLexicon lexicon)
    {
        var traits = Written(word);
        traits.LookUp(word, lexicon);
        return traits;
    }

    /// <summary>What its letters alone say.</summary>
    public static WordTraits Written(ReadOnlySpan<char> word)
    {
        var traits = new WordTraits();
        var hash = TextHash.Start();
        for (var i = 0; i < word.Length; i++)
        {
            hash = TextHash.Add(hash, TextHash.Fold(word[i]));
            if (i == 1)
            {
                traits.Prefix2 = hash;
            }
            else if (i == 2)
            {
                traits.Prefix3 = hash;
            }
            else if (i == 3)
            {
                traits.Prefix4 = hash;
            }
        }

        traits.Word = TextHash.Mix(hash);
        traits.Suffix2 = Tail(word, 2);
        traits.Suffix3 = Tail(word, 3);
        traits.Suffix4 = Tail(word, 4);
        traits.Shape = ShapeOf(word);
        traits.HasCapital = Capital(traits.Shape, word);
        return traits;
    }

    /// <summary>What the lexicon says besides.</summary>
    public void LookUp(ReadOnlySpan<char> word, EntityLexicon lexicon)
    {
        Entry = lexicon.Find(Word);
        if (Entry.IsNone && NeedsSimplifying(word))
        {
            Entry = lexicon.Find(TextHash.FoldedPlain(word));
        }

        IsConnector = !HasCapital && (Shape == WordShape.Number || Entry.Has(LexiconFlags.Connector));
    }

    private static ulong Tail(ReadOnlySpan<char> word, int length)
    {
        if (word.Length < length)
        {
            return 0;
        }

        var hash = TextHash.Start();
        foreach (var c in word[^length..])
        {
            hash = TextHash.Add(hash, TextHash.Fold(c));
        }

        return hash;
    }

    private static bool NeedsSimplifying(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c >= 128)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Capital(WordShape shape, ReadOnlySpan<char> word) =>
        shape switch
        {
            WordShape.Capitalised
            or WordShape.Upper
            or WordShape.Initial
            or WordShape.DottedUpper
            or WordShape.Mixed
            or WordShape.CapitalisedHyphenCapitalised
            or WordShape.CapitalisedHyphenLower
            or WordShape.LowerHyphenCapitalised
            or WordShape.CapitalisedDotted => true,
            WordShape.LetterAndDigit => HasUpper(word),
            _ => false,
        };

    private static bool HasUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    internal static WordShape ShapeOf(ReadOnlySpan<char> word)
    {
        int upper = 0,
            lower = 0,
            digits = 0,
            dots = 0,
            hyphens = 0,
            others = 0;
        bool upperAfterHyphen = false,
            upperInside = false,
            addressLike = false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (char.IsUpper(c))
            {
                upper++;
                if (i > 0 && word[i - 1] is '-' or '‑')
                {
                    upperAfterHyphen = true;
                }
                else if (i > 0 && word[i - 1] is not ('.' or '\'' or '’' or '‘' or 'ʼ'))
                {
                    upperInside = true;
                }
            }
            else if (char.IsLetter(c))
            {
                lower++;
            }
            else if (char.IsDigit(c))
            {
                digits++;
            }
            else if (c == '.')
            {
                dots++;
            }
            else if (c is '-' or '‑' or '–' or '—')
            {
                hyphens++;
            }
            else
            {
                others++;
                addressLike |= c is '@' or '/' or '#' or '_' or '\\';
            }
        }

        if (addressLike && word.Length > 1)
        {
            return WordShape.Address;
        }

        if (upper + lower == 0)
        {
            if (digits > 0)
            {
                return WordShape.Number;
            }

            return word.Length == 0
                ? WordShape.Other
                : word[0] switch
                {
                    '(' or '[' or '{' => WordShape.OpeningBracket,
                    ')' or ']' or '}' => WordShape.ClosingBracket,
                    '"' or '“' or '”' or '«' or '»' or '\'' or '‘' or '’' or '`' or '„' => WordShape.Quote,
                    ',' => WordShape.Comma,
                    '.' or '!' or '?' or ';' or ':' or '…' => WordShape.Stop,
                    '-' or '–' or '—' => WordShape.Hyphen,
                    _ => WordShape.Other,
                };
        }

        if (word[0] is '\'' or '’' && word.Length <= 3)
        {
            return WordShape.Possessive;
        }

        if (digits > 0)
        {
            return WordShape.LetterAndDigit;
        }

        if (upper == 0)
        {
            return WordShape.Lower;
        }

        if (upper + lower == 1)
        {
            return WordShape.Initial;
        }

        var firstUpper = char.IsUpper(word[0]);
        if (hyphens > 0)
        {
            if (lower == 0)
            {
                return WordShape.Upper;
            }

            if (!firstUpper)
            {
                return upperAfterHyphen ? WordShape.LowerHyphenCapitalised : WordShape.Mixed;
            }

            return upperAfterHyphen ? WordShape.CapitalisedHyphenCapitalised : WordShape.CapitalisedHyphenLower;
        }

        if (lower == 0)
        {
            return dots > 0 ? WordShape.DottedUpper : WordShape.Upper;
        }

        if (dots > 0)
        {
            return upper > 1 ? WordShape.DottedUpper : WordShape.CapitalisedDotted;
        }

        return firstUpper && !upperInside ? WordShape.Capitalised : WordShape.Mixed;
    }
}

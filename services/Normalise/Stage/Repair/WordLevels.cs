namespace Pipeline.Normalise.Repair;

/// <summary>How much like words of some language a text's words with letters beyond ASCII are.</summary>
/// <param name="Mean">Mean level, letter by letter.</param>
/// <param name="Letters">Letters beyond ASCII in them.</param>
internal readonly record struct WordLevels(double Mean, int Letters)
{
    private const int Longest = 40;

    // In most scripts any single letter is a word of some language.
    private const int Shortest = 3;

    /// <param name="pair">The mix-up to undo before looking; null for the text as it stands.</param>
    public static WordLevels Of(ReadOnlySpan<char> text, MixUp? pair)
    {
        Span<char> word = stackalloc char[Longest];
        var (sum, letters) = (0.0, 0);
        var (length, beyond) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (pair is not null && NonAscii.IsHard(c) && pair.TryMap(c, out var meant))
            {
                c = meant;
            }

            if (IsPart(c))
            {
                beyond += c >= 0x80 ? 1 : 0;
                if (length < Longest)
                {
                    word[length++] = c;
                }

                continue;
            }

            if (beyond > 0 && length >= Shortest)
            {
                sum += (OfWord(word[..length]) ?? 0) * beyond;
                letters += beyond;
            }

            (length, beyond) = (0, 0);
        }

        return new WordLevels(letters == 0 ? 0 : sum / letters, letters);
    }

    /// <summary>A letter, or one of the signs that stand where a letter should: "Wroc³aw".</summary>
    public static bool IsPart(char c) =>
        Glyph.Of(c) is var glyph
        && (
            glyph.IsLetterOrMark
            || (
                c >= 0x80
                && glyph.Kind
                    is GlyphKind.Currency
                        or GlyphKind.Ordinal
                        or GlyphKind.Symbol
                        or GlyphKind.Mathematics
                        or GlyphKind.Diacritic
                        or GlyphKind.Opening
                && NonAscii.IsHard(c)
            )
        );

    /// <summary>Null for a word of a script that the model does not know, which may be as it should.</summary>
    public static double? OfWord(ReadOnlySpan<char> word)
    {
        var (latin, other) = (0, 0);
        foreach (var c in word)
        {
            if (c < 0x250 || c is >= '\u1E00' and <= '\u1EFF')
            {
                latin++;
            }
            else if (c is >= '\u0370' and <= '\u04FF')
            {
                other++;
            }
            else
            {
                return null;
            }
        }

        return latin > 0 && other > 0 ? 0
            : other > 0 ? OfPairs(word)
            : OfTriples(word);
    }

    private static double OfPairs(ReadOnlySpan<char> word)
    {
        var sum = 0;
        var last = LetterModel.Edge;
        var small = false;
        foreach (var c in word)
        {
            // "гОРОД" is what one Cyrillic page makes of the other, letter by letter.
            if (small && char.IsUpper(c))
            {
                return 0;
            }

            var next = char.ToLowerInvariant(c);
            small |= next == c;
            sum += LetterModel.OfPair(last, next);
            last = next;
        }

        return (double)(sum + LetterModel.OfPair(last, LetterModel.Edge)) / (word.Length + 1);
    }

    private static double OfTriples(ReadOnlySpan<char> word)
    {
        var (sum, triples) = (0, 0);
        var (a, b) = ('\0', LetterModel.Edge);
        var small = false;
        for (var i = 0; i <= word.Length; i++)
        {
            var c = i < word.Length ? word[i] : LetterModel.Edge;
            if (small && c >= 0x80 && char.IsUpper(c))
            {
                return 0;
            }

            small |= char.IsLower(c);
            c = char.ToLowerInvariant(c);
            if (i > 0 && (a >= 0x80 || b >= 0x80 || c >= 0x80))
            {
                sum += LetterModel.OfTriple(a, b, c);
                triples++;
            }

            (a, b) = (b, c);
        }

        return triples == 0 ? 0 : (double)sum / triples;
    }
}

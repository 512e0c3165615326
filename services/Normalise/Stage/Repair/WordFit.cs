namespace Pipeline.Normalise.Repair;

/// <summary>
/// How well letters sit in their word, by <see cref="LetterModel"/>: a damaged word is one that no language has, and of several readings
/// the right one is most often a word of some language.
/// </summary>
internal struct WordFit
{
    /// <summary>A sign in a damaged word does not end it: "Ã" before a dash is not the word "ã".</summary>
    public const char Debris = '?';

    // Letters looked at; a longer run of damage is foreign script, which other evidence settles.
    private const int Most = 24;

    private CharBuffer _letters;
    private int _count;
    private int _own;

    /// <summary>Whether no letter asked for is of another script.</summary>
    public bool IsLatin { get; private set; }

    /// <param name="before">The two characters before, the nearer last.</param>
    public WordFit(ReadOnlySpan<char> before)
    {
        IsLatin = true;
        foreach (var c in before)
        {
            _letters[_count++] = Folded(c);
        }

        _own = _count;
    }

    /// <summary>Adds a character whose fit is asked for.</summary>
    /// <param name="other">What stands for a character that is not a letter: the edge of a word, or what no word has.</param>
    public void Add(int c, char other)
    {
        if (_count < Most)
        {
            var isLetter = Glyph.Of(c).IsLetterOrMark;
            _letters[_count++] = isLetter && c < 0x10000 ? char.ToLowerInvariant((char)c) : other;
            IsLatin &= c < 0x250 || c is >= 0x1E00 and <= 0x1EFF || !isLetter;
        }
    }

    /// <summary>
    /// Mean level of all triples that hold one of the letters asked for and none that is in doubt; null where there is none.
    /// </summary>
    /// <param name="after">The two characters after.</param>
    public double? Level(ReadOnlySpan<char> after)
    {
        if (!IsLatin)
        {
            return null;
        }

        var end = _count;
        foreach (var c in after)
        {
            _letters[_count++] = Folded(c);
        }

        var (sum, triples) = (0, 0);
        for (var i = Math.Max(0, _own - 2); i + 2 < _count && i < end; i++)
        {
            var (a, b, c) = (_letters[i], _letters[i + 1], _letters[i + 2]);

            // A triple is of one word: an edge inside it parts two.
            if (b == LetterModel.Edge || (a == LetterModel.Edge && c == LetterModel.Edge && b < 0x80))
            {
                continue;
            }

            var (first, last) = (Math.Max(i, _own), Math.Min(i + 2, end - 1));
            var (beyond, inDoubt) = (false, false);
            for (var k = i; k <= i + 2; k++)
            {
                beyond |= k >= first && k <= last && _letters[k] >= 0x80;
                inDoubt |= (k < first || k > last) && _letters[k] >= 0x80;
            }

            if (beyond && !inDoubt)
            {
                sum += LetterModel.OfTriple(a, b, c);
                triples++;
            }
        }

        return triples == 0 ? null : (double)sum / triples;
    }

    private static char Folded(char c) => Glyph.Of(c).IsLetterOrMark ? char.ToLowerInvariant(c) : LetterModel.Edge;

    [System.Runtime.CompilerServices.InlineArray(Most + 4)]
    private struct CharBuffer
    {
        private char _first;
    }
}

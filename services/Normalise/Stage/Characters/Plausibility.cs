namespace Pipeline.Normalise.Characters;

/// <summary>
/// How badly characters sit beside one another, in tenths of a point. Text that people wrote costs next to nothing in any script; text read
/// through the wrong page puts currency signs into words, opens quotation marks inside them, changes script and case in mid-word, and each
/// of these costs. The measure knows nothing of code pages, so it judges a text before and after a repair by the same scale.
/// </summary>
internal struct Plausibility(Glyph beforePrevious, Glyph previous)
{
    private static readonly byte[] Pairs = PairCosts.Build();

    private Glyph beforePrevious = beforePrevious;
    private Glyph previous = previous;

    /// <summary>Cost of all neighbours so far.</summary>
    public int Cost { get; private set; }

    public Glyph Previous => previous;

    public void Add(Glyph next)
    {
        Cost += previous.IsLetterOrMark && next.IsLetterOrMark ? OfLetters(next) : Pairs[((int)previous.Kind * PairCosts.Kinds) + (int)next.Kind];

        if (beforePrevious.Kind == GlyphKind.Letter)
        {
            if (next.Kind == GlyphKind.Letter)
            {
                Cost += OfEnclosed(next);
            }
        }
        else if (beforePrevious.Kind == GlyphKind.Dash && previous.Kind == GlyphKind.Letter && next.Kind == GlyphKind.Dash)
        {
            // What Cyrillic becomes through Mac pages: a letter between dashes, without a space.
            Cost += 15;
        }
        else if (previous.Has(GlyphTraits.Odd) && beforePrevious.Kind != GlyphKind.Mark)
        {
            // A word that begins with Ã or Â, and worse, one that is nothing else. As the beginning of a spaced-out heading they may stand.
            // "There are a lot of Ã’s" has an ending after it.
            Cost += next.Kind is GlyphKind.Edge or GlyphKind.NoBreakSpace ? 20 : next.Has(GlyphTraits.Apostrophe) ? 0 : next.Has(GlyphTraits.Lower) && !next.Has(GlyphTraits.Ascii) ? 13 : 10;
        }

        beforePrevious = previous;
        previous = next;
    }

    private readonly int OfEnclosed(Glyph next) => previous.Kind switch
    {
        GlyphKind.Opening => previous.Has(GlyphTraits.Apostrophe) ? 5 : 15,
        GlyphKind.Currency or GlyphKind.Trade or GlyphKind.Symbol or GlyphKind.Diacritic or GlyphKind.Mathematics => 10,
        GlyphKind.Letter when previous.Has(GlyphTraits.Upper) && !previous.Has(GlyphTraits.Ascii)
            && beforePrevious.Has(GlyphTraits.Upper) && next.Has(GlyphTraits.Lower) => 12,
        _ => 0,
    };

    private readonly int OfLetters(Glyph next)
    {
        if (next.Kind == GlyphKind.Mark)
        {
            if (next.Script == Glyph.Inherited)
            {
                return previous.Kind == GlyphKind.Mark ? 10 : 0;
            }

            return next.Script == previous.Script && !previous.Has(GlyphTraits.Leading) ? 0 : 40;
        }

        if (previous.Kind == GlyphKind.Mark && previous.Script == Glyph.Inherited)
        {
            return 0;
        }

        if (next.Script != previous.Script)
        {
            return OfScripts(next);
        }

        if (previous.Has(GlyphTraits.Lower) && next.Has(GlyphTraits.Upper))
        {
            // iPhone, McDonald: frequent enough in ASCII; hardly with an accented letter, hardly in other scripts.
            return previous.Has(GlyphTraits.Ascii) && next.Has(GlyphTraits.Ascii) ? 5 : 22;
        }

        return previous.Has(GlyphTraits.Leading) && next.Has(GlyphTraits.Leading) ? 30 : 0;
    }

    private readonly int OfScripts(Glyph next)
    {
        if (previous.Script == 0 || next.Script == 0)
        {
            return 10;
        }

        // Chinese, Japanese and Thai put no space between their own words and foreign ones, which are in ASCII nearly always.
        return previous.Has(GlyphTraits.Ascii) ? BesideAscii(next) : next.Has(GlyphTraits.Ascii) ? BesideAscii(previous) : 40;
    }

    private static int BesideAscii(Glyph foreign) => foreign.Script == Glyph.Han ? 5 : foreign.Script == Glyph.Thai ? 25 : 40;
}

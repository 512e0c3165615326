namespace Pipeline.Decoding.Glyphs;

/// <summary>
/// How badly characters sit beside one another, in tenths of a point. Text that people wrote costs next to nothing in any script; text read
/// through the wrong page puts currency signs into words, opens quotation marks inside them, changes script and case in mid-word, and each
/// of these costs. The measure knows nothing of code pages, so it judges a text before and after a repair by the same scale.
/// </summary>
internal struct Plausibility(Glyph beforePrevious, Glyph previous)
{
    private static readonly byte[] Pairs = PairCosts.Build();

    private Glyph _beforePrevious = beforePrevious;
    private Glyph _previous = previous;

    /// <summary>Cost of all neighbours so far.</summary>
    public int Cost { get; private set; }

    public Glyph Previous => _previous;

    public void Add(Glyph next)
    {
        Cost +=
            _previous.IsLetterOrMark && next.IsLetterOrMark
                ? OfLetters(next)
                : Pairs[((int)_previous.Kind * PairCosts.Kinds) + (int)next.Kind];

        if (_beforePrevious.Kind == GlyphKind.Letter)
        {
            if (next.Kind == GlyphKind.Letter)
            {
                Cost += OfEnclosed(next);
            }
        }
        else if (_beforePrevious.Kind == GlyphKind.Dash && _previous.Kind == GlyphKind.Letter && next.Kind == GlyphKind.Dash)
        {
            // What Cyrillic becomes through Mac pages: a letter between dashes, without a space.
            Cost += 15;
        }
        else if (_previous.Has(GlyphTraits.Odd) && _beforePrevious.Kind != GlyphKind.Mark)
        {
            // A word that begins with Ã or Â, and worse, one that is nothing else. As the beginning of a spaced-out heading they may stand.
            // "There are a lot of Ã’s" has an ending after it.
            Cost +=
                next.Kind is GlyphKind.Edge or GlyphKind.NoBreakSpace ? 20
                : next.Has(GlyphTraits.Apostrophe) ? 0
                : next.Has(GlyphTraits.Lower) && !next.Has(GlyphTraits.Ascii) ? 13
                : 10;
        }

        _beforePrevious = _previous;
        _previous = next;
    }

    private readonly int OfEnclosed(Glyph next) =>
        _previous.Kind switch
        {
            GlyphKind.Opening => _previous.Has(GlyphTraits.Apostrophe) ? 5 : 15,
            GlyphKind.Currency or GlyphKind.Trade or GlyphKind.Symbol or GlyphKind.Diacritic or GlyphKind.Mathematics => 10,
            GlyphKind.Letter
                when _previous.Has(GlyphTraits.Upper)
                    && !_previous.Has(GlyphTraits.Ascii)
                    && _beforePrevious.Has(GlyphTraits.Upper)
                    && next.Has(GlyphTraits.Lower) => 12,
            _ => 0,
        };

    private readonly int OfLetters(Glyph next)
    {
        if (next.Kind == GlyphKind.Mark)
        {
            if (next.Script == Glyph.Inherited)
            {
                return _previous.Kind == GlyphKind.Mark ? 10 : 0;
            }

            return next.Script == _previous.Script && !_previous.Has(GlyphTraits.Leading) ? 0 : 40;
        }

        if (_previous.Kind == GlyphKind.Mark && _previous.Script == Glyph.Inherited)
        {
            return 0;
        }

        if (next.Script != _previous.Script)
        {
            return OfScripts(next);
        }

        if (_previous.Has(GlyphTraits.Lower) && next.Has(GlyphTraits.Upper))
        {
            // iPhone, McDonald: frequent enough in ASCII; hardly with an accented letter, hardly in other scripts.
            return _previous.Has(GlyphTraits.Ascii) && next.Has(GlyphTraits.Ascii) ? 5 : 22;
        }

        return _previous.Has(GlyphTraits.Leading) && next.Has(GlyphTraits.Leading) ? 30 : 0;
    }

    private readonly int OfScripts(Glyph next)
    {
        if (_previous.Script == 0 || next.Script == 0)
        {
            return 10;
        }

        // Chinese, Japanese and Thai put no space between their own words and foreign ones, which are in ASCII nearly always.
        return _previous.Has(GlyphTraits.Ascii) ? BesideAscii(next)
            : next.Has(GlyphTraits.Ascii) ? BesideAscii(_previous)
            : 40;
    }

    private static int BesideAscii(Glyph foreign) =>
        foreign.Script == Glyph.Han ? 5
        : foreign.Script == Glyph.Thai ? 25
        : 40;
}

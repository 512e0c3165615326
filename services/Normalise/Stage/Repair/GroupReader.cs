namespace Pipeline.Normalise.Repair;

/// <summary>
/// Reads a group and weighs it: how the damaged characters sit among their neighbours against how the repaired ones would.
/// </summary>
internal readonly ref struct GroupReader(ReadOnlySpan<char> text, CodePage page, bool relaxed)
{
    /// <summary>
    /// A C1 control speaks for damage, though less than it seems: it may be a single windows-1252 byte taken for ISO-8859-1.
    /// </summary>
    private const int ControlCost = 20;

    /// <summary>
    /// Taken off where the page would have shown something else: then another page (ISO-8859-2, not windows-1250) is the likelier.
    /// </summary>
    private const int StrayControl = 5;

    /// <summary>Taken off where a gap had to be filled: a page that has the character itself is the likelier.</summary>
    private const int Filled = 2;

    /// <summary>A run as long as this is as good as any longer one.</summary>
    private const int Longest = 1024;

    /// <summary>
    /// Two Thai consonants and nothing else are a word now and then (รถ, ยก), and "·" or "°" through windows-874 much more often.
    /// </summary>
    private const int VowellessThai = 10;

    /// <summary>
    /// The most that bytes that happen to fit are worth where the characters themselves raise no suspicion: "только" read back through
    /// ibm866 is valid UTF-8 too.
    /// </summary>
    private const int WorthOfHarmless = 15;

    /// <summary>What a level of <see cref="WordFit"/> won or lost is worth, and the most that all of them are.</summary>
    private const double WorthOfLevel = 3;
    private const int MostOfFit = 32;
    private const int LevelOfRareWords = 4;

    /// <summary>A small letter among capitals: "AHÅ™" is a trade mark, not "AHř".</summary>
    private const int SmallAmongCapitals = 20;

    /// <summary>How far back capitals are looked for.</summary>
    private const int WordsOfCapitals = 6;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly SequenceReader _sequences = new(text, page, relaxed);

    public bool TryRead(int start, out MojibakeGroup group)
    {
        group = default;
        if (!_sequences.TryRead(start, out var sequence))
        {
            return false;
        }

        var before = new Plausibility(GlyphAt(start - 2), GlyphAt(start - 1));
        var after = before;
        var at = start;
        var (gain, count, covered, hard) = (0, 0, 0, 0);
        var (worth, debris) = (0, new DebrisShape());
        var (rare, guessed) = (false, false);
        var context = _text[Math.Max(0, start - 2)..start];
        var fitBefore = new WordFit(context);
        var fitAfter = fitBefore;
        var hasLetter = false;
        do
        {
            for (var unit = at; unit < at + sequence.Length; )
            {
                var c = HtmlEntity.UnitAt(_text, unit, out var length);
                var meaning = WesternControls.Meaning(c);
                gain +=
                    c == meaning ? 0
                    : page.IsStray(c) ? ControlCost - StrayControl
                    : ControlCost;
                gain -= page.IsFilled(c) ? Filled : 0;
                before.Add(Glyph.Of(meaning));
                fitBefore.Add(meaning, EndsWord(Glyph.Of(meaning), unit + length) ? LetterModel.Edge : WordFit.Debris);
                debris.Add(c, Glyph.Of(meaning).Kind);
                covered += NonAscii.Counts(_text[unit]) ? 1 : 0;
                hard += NonAscii.IsHard(_text[unit]) ? 1 : 0;
                unit += length;
            }

            var glyph = Glyph.Of(sequence.CodePoint);
            after.Add(glyph);
            fitAfter.Add(sequence.CodePoint, LetterModel.Edge);
            hasLetter |= glyph.Kind == GlyphKind.Letter;
            gain -= glyph.Has(GlyphTraits.Lower) && IsAmongCapitals(start, at + sequence.Length) ? SmallAmongCapitals : 0;
            gain -= glyph.Surprise;
            worth += sequence.Worth;
            rare = glyph.IsLetterOrMark && !glyph.Has(GlyphTraits.Common);
            guessed |= sequence.Relaxed;
            count++;
            at += sequence.Length;
        } while (count < Longest && at < _text.Length && _sequences.TryRead(at, out sequence));

        before.Add(GlyphAt(at));
        after.Add(GlyphAt(at));
        var apart = !GlyphAt(start - 1).IsLetterOrMark && !GlyphAt(at).IsLetterOrMark;
        var cost = before.Cost;
        if (debris.IsDrawing || (debris.HasNoLetter && apart))
        {
            (cost, worth) = (cost / 2, 0);
        }

        gain += debris.IsVowellessThai && GlyphAt(start - 1).Script != Glyph.Thai && GlyphAt(at).Script != Glyph.Thai ? VowellessThai : 0;
        gain += Math.Min(worth, cost + WorthOfHarmless) + cost - after.Cost;
        if (hasLetter)
        {
            var rest = _text[at..Math.Min(_text.Length, at + 2)];
            gain += Fit(fitBefore, fitAfter, rest);
        }

        group = new MojibakeGroup(start, at, gain, count, covered, hard, rare && count == 1, guessed);
        return true;
    }

    /// <summary>
    /// What the letters gain by being words. Where the damaged ones are of another script they may be its words, so that a fine Latin word
    /// proves nothing.
    /// </summary>
    private static int Fit(WordFit before, WordFit after, ReadOnlySpan<char> rest)
    {
        if (after.Level(rest) is not { } level)
        {
            return 0;
        }

        var won = (level - (before.IsLatin ? before.Level(rest) ?? 0 : LevelOfRareWords)) * WorthOfLevel;
        return (int)Math.Clamp(won, -MostOfFit, before.IsLatin ? MostOfFit : 0);
    }

    /// <summary>What follows a word without a space: an apostrophe, or a trade mark at its end.</summary>
    private bool EndsWord(Glyph glyph, int next) =>
        glyph.Has(GlyphTraits.Apostrophe) || (glyph.Kind == GlyphKind.Trade && !GlyphAt(next).IsLetterOrMark);

    private bool IsAmongCapitals(int start, int end)
    {
        if (!GlyphAt(start - 1).Has(GlyphTraits.Upper) || GlyphAt(end).Has(GlyphTraits.Lower))
        {
            return false;
        }

        var capitals = 0;
        for (var i = start - 1; i >= Math.Max(0, start - WordsOfCapitals) && !GlyphAt(i).Has(GlyphTraits.Lower); i--)
        {
            capitals += GlyphAt(i).Has(GlyphTraits.Upper) ? 1 : 0;
        }

        return capitals > 1;
    }

    private Glyph GlyphAt(int at) => (uint)at < (uint)_text.Length ? Glyph.Of(WesternControls.Meaning(_text[at])) : Glyph.Edge;
}

namespace Pipeline.Normalise.Repair;

/// <summary>Reads UTF-8 out of characters that a code page made of it.</summary>
internal readonly ref struct SequenceReader(ReadOnlySpan<char> text, CodePage page, bool relaxed)
{
    // By length: two fitting bytes happen by chance, three hardly, four and six (a surrogate pair, encoded half by half) never.
    private const int TwoBytes = 10;
    private const int ThreeBytes = 25;
    private const int FourBytes = 40;
    private const int SixBytes = 60;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>The sequence that begins here, if one does.</summary>
    public bool TryRead(int at, out MojibakeSequence sequence)
    {
        sequence = default;
        var lead = HtmlEntity.UnitAt(_text, at, out var length);
        var first = page.ByteOf(lead);
        var count = first switch
        {
            < 0xC2 => 0,
            < 0xE0 => 2,
            < 0xF0 => 3,
            < 0xF5 => 4,
            _ => 0,
        };
        if (count == 0)
        {
            return false;
        }

        var state = new State { Value = first & (0x7F >> count), At = at + length };
        if (relaxed && LostByte.Find(_text, page, at, first, state.At) is { Length: > 0 } lost)
        {
            sequence = lost;
            return true;
        }

        if (LostByte.IsEmoji(_text, page, first, state.At))
        {
            // One of 64 emoji whose last byte has no character; a space after it is a space.
            sequence = new MojibakeSequence(0xFFFD, state.At + 2 - at, ThreeBytes, Relaxed: false);
            return true;
        }

        if (!Continue(ref state, count - 1))
        {
            return false;
        }

        if (state.Lost > 0)
        {
            // All that followed was lost: the lead alone tells too little, except of a pair.
            if (state.Lost == count - 1 && count > 2)
            {
                return false;
            }

            sequence = new MojibakeSequence(0xFFFD, state.At - at, ((count - 2) * 10) + 5, state.Guessed);
            return true;
        }

        var worth = count switch
        {
            2 => TwoBytes,
            3 => ThreeBytes,
            _ => FourBytes,
        };
        if (count == 3 && (state.Value & 0xF800) == 0xD800)
        {
            return TryReadSecondHalf(at, state, out sequence);
        }

        if (!IsShortest(state.Value, count) || state.Value > 0x10FFFF || Glyph.Of(state.Value).Kind == GlyphKind.Unassigned)
        {
            return false;
        }

        if (lead == 'Â' && Glyph.Of(WesternControls.Meaning(state.Value)).Kind != GlyphKind.Letter)
        {
            // A windows-1252 byte that was taken for ISO-8859-1 before it became UTF-8 and that again windows-1252: "mayorÂ’s". With a
            // letter ("Âœ") another page is the likelier.
            state.Value = WesternControls.Meaning(state.Value);
        }

        // A no-break space beside a letter is ordinary; as the last byte of a pair it proves little, but inside a word.
        var isInside = state.At < _text.Length && char.IsAsciiLetterLower(_text[state.At]) && at > 0 && char.IsLetter(_text[at - 1]);
        worth -=
            state.Spaces > 0 ? 10
            : state.NoBreakSpaces > 0 && !isInside ? 6
            : 0;
        sequence = new MojibakeSequence(
            state.Value,
            SpaceAfter.Keep(_text, at, state.At, state.Value, state.EndsInSpace) - at,
            worth,
            state.Guessed
        );
        return true;
    }

    private static bool IsShortest(int value, int count) =>
        count switch
        {
            2 => value >= 0x80,
            3 => value >= 0x800,
            _ => value >= 0x10000,
        };

    private bool TryReadSecondHalf(int start, State state, out MojibakeSequence sequence)
    {
        sequence = default;
        var high = state.Value;
        if (high >= 0xDC00 || state.At >= _text.Length || page.ByteOf(HtmlEntity.UnitAt(_text, state.At, out var length)) != 0xED)
        {
            return false;
        }

        state.Value = 0x0D;
        state.At += length;
        if (!Continue(ref state, 2) || state.Lost > 0 || (state.Value & 0xFC00) != 0xDC00)
        {
            return false;
        }

        var codePoint = char.ConvertToUtf32((char)high, (char)state.Value);
        sequence = new MojibakeSequence(codePoint, state.At - start, SixBytes, state.Guessed);
        return Glyph.Of(codePoint).Kind != GlyphKind.Unassigned;
    }

    private bool Continue(ref State state, int count)
    {
        for (; count > 0; count--)
        {
            if (state.At >= _text.Length)
            {
                return false;
            }

            var c = HtmlEntity.UnitAt(_text, state.At, out var length);
            var b = page.ByteOf(c);
            state.EndsInSpace = false;
            if (b is >= 0x80 and < 0xC0)
            {
                state.NoBreakSpaces += c == '\u00A0' ? 1 : 0;
            }
            else if (c == '\uFFFD')
            {
                state.Lost++;
            }
            else if (relaxed && c == '?')
            {
                state.Lost++;
                state.Guessed = true;
            }
            else if (relaxed && c == ' ' && page.ByteOf('\u00A0') == 0xA0)
            {
                b = 0xA0;
                state.Spaces++;
                state.Guessed = true;
                state.EndsInSpace = true;
            }
            else
            {
                return false;
            }

            state.Value = (state.Value << 6) | (b & 0x3F);
            state.At += length;
        }

        return true;
    }

    private struct State
    {
        public int Value;
        public int At;
        public int Lost;
        public int Spaces;
        public int NoBreakSpaces;
        public bool Guessed;
        public bool EndsInSpace;
    }
}

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Sequences of which one byte is gone without a trace: a byte that the page leaves undefined, or a soft hyphen, was dropped on the way.
/// </summary>
internal static class LostByte
{
    /// <summary>Undefined in windows-1252 and its like, and the soft hyphen, which many programs drop.</summary>
    private static ReadOnlySpan<byte> Dropped => [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xAD];

    private const byte ClosingQuote = 0x9D;

    // By how many levels a word has to be a word, and better than the next.
    private const double LeastLevel = 6;
    private const double LeastLead = 1.5;

    /// <param name="next">The place after the lead.</param>
    public static MojibakeSequence Find(ReadOnlySpan<char> text, CodePage page, int start, byte lead, int next)
    {
        if (lead == 0xE2)
        {
            return OfQuote(text, page, start, next);
        }

        return lead is >= 0xC3 and <= 0xC5 && next < text.Length && char.IsAsciiLetterLower(text[next])
            ? OfLetter(text, page, start, lead, next)
            : default;
    }

    /// <summary>The first three bytes of an emoji, and no fourth.</summary>
    public static bool IsEmoji(ReadOnlySpan<char> text, CodePage page, byte lead, int next) =>
        lead == 0xF0
        && next + 1 < text.Length
        && page.ByteOf(text[next]) == 0x9F
        && page.ByteOf(text[next + 1]) is >= 0x8C and <= 0xAB
        && (next + 2 == text.Length || text[next + 2] is ' ' or '\n' || char.IsAsciiLetter(text[next + 2]));

    /// <summary>Of all that begins with E2 80 only the closing quotation mark has a last byte that windows-1252 lacks.</summary>
    private static MojibakeSequence OfQuote(ReadOnlySpan<char> text, CodePage page, int start, int next)
    {
        if (next >= text.Length || page.ByteOf(text[next]) != 0x80 || page.Owns(ClosingQuote))
        {
            return default;
        }

        var end = next + 1;
        return end < text.Length && (page.ByteOf(text[end]) is >= 0x80 and < 0xC0 || text[end] is '\uFFFD' or '?' or '&' or '"' or '\'')
            ? default
            : new MojibakeSequence('”', end - start, 20, Relaxed: true);
    }

    /// <summary>The letter that makes a word of what stands around the lead; nothing where none does, or more than one.</summary>
    private static MojibakeSequence OfLetter(ReadOnlySpan<char> text, CodePage page, int start, byte lead, int next)
    {
        var (best, level, second) = (0, 0.0, 0.0);
        foreach (var b in Dropped)
        {
            if (page.Owns(b) && b != 0xAD)
            {
                continue;
            }

            var letter = ((lead & 0x1F) << 6) | (b & 0x3F);
            var fit = new WordFit(text[Math.Max(0, start - 2)..start]);
            fit.Add(letter, LetterModel.Edge);
            var found = fit.Level(text[next..Math.Min(text.Length, next + 2)]) ?? 0;
            if (char.IsUpper((char)letter) && start > 0 && char.IsLower(text[start - 1]))
            {
                continue;
            }

            (best, second, level) = found > level ? (letter, level, found) : (best, Math.Max(second, found), level);
        }

        return level >= LeastLevel && level - second >= LeastLead ? new MojibakeSequence(best, next - start, 5, Relaxed: true) : default;
    }
}

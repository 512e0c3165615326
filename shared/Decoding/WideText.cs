using Pipeline.Decoding.Glyphs;

namespace Pipeline.Decoding;

/// <summary>Recognises UTF-16 and UTF-32 without a byte-order mark, by where the zero bytes are and whether the result is text.</summary>
internal static class WideText
{
    private const int Sample = 4096;

    public static Charset? Find(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        sample = sample[..(sample.Length & ~3)];
        if (bytes.Length < 4)
        {
            sample = bytes[..(bytes.Length & ~1)];
        }

        if (!sample.Contains((byte)0))
        {
            // Not one space, line end or full stop in UTF-16: then it is hardly text.
            return null;
        }

        foreach (var name in (ReadOnlySpan<string>)["utf-32le", "utf-32be", "utf-16le", "utf-16be"])
        {
            var charset = CharsetLabels.Find(name)!;
            if (
                (bytes.Length % (name.StartsWith("utf-32", StringComparison.Ordinal) ? 4 : 2)) == 0
                && IsText(charset.Decode(sample, out var undecodable), undecodable)
            )
            {
                return charset;
            }
        }

        return null;
    }

    private static bool IsText(string text, int undecodable)
    {
        var (good, bad, ordinary) = (0, undecodable, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = Glyph.Of(rune.Value);
            ordinary +=
                rune.Value is ' ' or '\n' or '\r' or 0x3000 or 0x3001 or 0x3002
                || (glyph.Kind == GlyphKind.Letter && glyph.Has(GlyphTraits.Ascii))
                    ? 1
                    : 0;
            if (
                rune.Value is (< ' ' and not ('\n' or '\r' or '\t'))
                || glyph.Surprise >= 20
                || glyph.Kind is GlyphKind.Control or GlyphKind.Unassigned
            )
            {
                bad++;
            }
            else
            {
                good++;
            }
        }

        return ordinary > 0 && bad * 20 <= good;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Ingest.Detection;

/// <summary>
/// Tells text from bytes that are none. No character set for text uses the C0 controls beyond tab, line and page breaks, escape (ISO-2022)
/// and
/// end-of-file, while compressed or encrypted bytes have 10 % of them; UTF-16 and UTF-32 are looked at on their own, since half their bytes
/// may be zero.
/// </summary>
internal static class TextEvidence
{
    private static readonly SearchValues<byte> LowControls = SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 0x0E, 0x0F, 0x7F]);
    private static readonly SearchValues<byte> HighControls = SearchValues.Create([
        0x10,
        0x11,
        0x12,
        0x13,
        0x14,
        0x15,
        0x16,
        0x17,
        0x18,
        0x19,
        0x1C,
        0x1D,
        0x1E,
        0x1F,
    ]);

    public static ByteEncoding Tell(ReadOnlySpan<byte> bytes)
    {
        if (ByMark(bytes) is { } marked)
        {
            return marked;
        }

        if (!bytes.IsEmpty && bytes.IndexOfAnyExcept((byte)0) < 0)
        {
            return ByteEncoding.Zeros;
        }

        if (HasFewControls(bytes))
        {
            return Utf8.IsValid(bytes) ? ByteEncoding.Utf8 : ByteEncoding.AsciiBased;
        }

        return ByUtf16(bytes);
    }

    /// <summary>The bytes as characters, good enough to look for ASCII marks in; the true character set is for Normalise to find.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, ByteEncoding script) =>
        script switch
        {
            ByteEncoding.Utf8 => Encoding.UTF8.GetString(bytes),
            ByteEncoding.Utf16Little => Encoding.Unicode.GetString(bytes),
            ByteEncoding.Utf16Big => Encoding.BigEndianUnicode.GetString(bytes),
            ByteEncoding.Utf32Little => Encoding.UTF32.GetString(bytes),
            ByteEncoding.Utf32Big => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes),
            _ => Encoding.Latin1.GetString(bytes),
        };

    /// <summary>True where text bytes have nothing to read in them: white space, marks and zero bytes.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> bytes)
    {
        // Most texts show a letter at once; only white space is decoded to its end.
        if (bytes.Length > 4096 && !IsBlank(bytes[..4096]))
        {
            return false;
        }

        foreach (var c in Decode(bytes, Tell(bytes)))
        {
            if (!char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\0' or '\u200B'))
            {
                return false;
            }
        }

        return true;
    }

    private static ByteEncoding? ByMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return HasFewControls(bytes[3..]) ? ByteEncoding.Utf8 : null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
        {
            return ByteEncoding.Utf32Little;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            return ByteEncoding.Utf32Big;
        }

        // A mark alone is two bytes of evidence: what follows must not speak against it.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return ScoreUtf16(bytes[2..], bigEndian: false, leniently: true) >= 0 ? ByteEncoding.Utf16Little : null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return ScoreUtf16(bytes[2..], bigEndian: true, leniently: true) >= 0 ? ByteEncoding.Utf16Big : null;
        }

        return null;
    }

    /// <summary>
    /// A stray control or zero byte in 1,000 is damage, which Normalise cleans; more is not text. From 0x10 on more are borne: software
    /// that keeps only
    /// the low byte of U+2019 writes an apostrophe as 0x19, and dashes and quotes as its neighbours.
    /// </summary>
    private static bool HasFewControls(ReadOnlySpan<byte> bytes) =>
        HasFew(bytes, LowControls, bytes.Length < 32 ? 0 : 1 + (bytes.Length / 1000)) && HasFew(bytes, HighControls, bytes.Length / 30);

    private static bool HasFew(ReadOnlySpan<byte> bytes, SearchValues<byte> values, int most)
    {
        var rest = bytes;
        for (var found = 0; ; )
        {
            var at = rest.IndexOfAny(values);
            if (at < 0)
            {
                return true;
            }

            if (++found > most)
            {
                return false;
            }

            rest = rest[(at + 1)..];
        }
    }

    private static ByteEncoding ByUtf16(ReadOnlySpan<byte> bytes)
    {
        // Two ASCII letters make a Chinese one in UTF-16: what is ASCII nearly through and through is a damaged text, and what begins so is
        // no UTF-16.
        if (IsMostlyPrintable(bytes))
        {
            return ByteEncoding.AsciiBased;
        }

        if (IsMostlyPrintable(bytes[..Math.Min(bytes.Length, 1024)]))
        {
            return ByteEncoding.None;
        }

        var little = ScoreUtf16(bytes, bigEndian: false, leniently: false);
        var big = ScoreUtf16(bytes, bigEndian: true, leniently: false);
        return (little, big) switch
        {
            (< 0, < 0) => ByteEncoding.None,
            _ => little >= big ? ByteEncoding.Utf16Little : ByteEncoding.Utf16Big,
        };
    }

    private static bool IsMostlyPrintable(ReadOnlySpan<byte> bytes) => CountPrintable(bytes) * 10L > bytes.Length * 9L;

    private static int CountPrintable(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += b is (>= 0x20 and < 0x7F) or (byte)'\n' or (byte)'\r' or (byte)'\t' ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// How much the bytes look like UTF-16 of one byte order, or -1. Random bytes have 15 % of private, unassigned and lone surrogate
    /// units, text next to
    /// none. Read the wrong way round, text loses its spaces, line ends and Latin, which is what the score counts.
    /// </summary>
    private static double ScoreUtf16(ReadOnlySpan<byte> bytes, bool bigEndian, bool leniently)
    {
        // 8 Ki units say enough, and keep the cost of a large file down.
        bytes = bytes[..Math.Min(bytes.Length & ~1, 16 * 1024)];
        if (bytes.IsEmpty)
        {
            return leniently ? 0 : -1;
        }

        int units = bytes.Length / 2,
            bad = 0,
            letters = 0,
            common = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var unit = Unit(bytes, i, bigEndian);
            if (char.IsHighSurrogate(unit) && i + 2 < bytes.Length && char.IsLowSurrogate(Unit(bytes, i + 2, bigEndian)))
            {
                i += 2;
                letters += 2;
                continue;
            }

            switch (char.GetUnicodeCategory(unit))
            {
                case UnicodeCategory.Control when unit is not ('\t' or '\n' or '\r' or '\f'):
                case UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                case UnicodeCategory.Surrogate when i + 2 < bytes.Length:
                    bad++;
                    break;
                default:
                    letters += char.IsLetter(unit) || unit == ' ' ? 1 : 0;
                    common += unit is ' ' or '\n' or '\u3001' or '\u3002' or (>= '0' and <= 'z') ? 1 : 0;
                    break;
            }
        }

        var allowed = leniently ? units / 20 : units / 200;
        var enoughLetters = leniently || letters * 2 >= units;
        return bad <= allowed && enoughLetters ? (double)common / units : -1;
    }

    private static char Unit(ReadOnlySpan<byte> bytes, int at, bool bigEndian) =>
        bigEndian ? (char)((bytes[at] << 8) | bytes[at + 1]) : (char)((bytes[at + 1] << 8) | bytes[at]);
}

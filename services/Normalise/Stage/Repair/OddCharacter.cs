using System.Text;

namespace Pipeline.Normalise.Repair;

/// <summary>What becomes of the characters that do not belong in clean text, or belong there only in company.</summary>
internal static class OddCharacter
{
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly byte Arabic = Glyph.Of('ا').Script;

    private static readonly byte Hebrew = Glyph.Of('א').Script;

    public static bool IsSuspicious(char c) =>
        (c < ' ' && c is not ('\n' or '\t'))
        || c
            is (>= '\u007F' and <= '\u00A0')
                or '\u00AD'
                or '\u034F'
                or '\u061C'
                or '\u1680'
                or '\u180E'
                or (>= '\u2000' and <= '\u200F')
                or (>= '\u2028' and <= '\u202F')
                or (>= '\u205F' and <= '\u206F')
                or '\u3000'
                or (>= '\uD800' and <= '\uDFFF')
                or (>= '\uFB00' and <= '\uFB06')
                or (>= '\uFDD0' and <= '\uFDEF')
                or (>= '\uFE00' and <= '\uFE0F')
                or '\uFEFF'
                or (>= '\uFFF9' and <= '\uFFFB')
                or '\uFFFE'
                or '\uFFFF';

    /// <summary>Appends what the character becomes, perhaps nothing, perhaps itself; returns the kind of repair, null for none.</summary>
    public static string? Replace(string text, int at, StringBuilder output, out int taken)
    {
        taken = 1;
        var c = text[at];
        switch (c)
        {
            case '\r':
                taken = at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
                output.Append('\n');
                return "line-ending";
            case '\u000B' or '\u000C' or '\u0085' or '\u2028' or '\u2029':
                output.Append('\n');
                return "line-ending";
            case < ' '
            or (>= '\u007F' and <= '\u009F')
            or (>= '\uFDD0' and <= '\uFDEF')
            or (>= '\uFFF9' and <= '\uFFFB')
            or '\uFFFE'
            or '\uFFFF':
                return "control-character";
            case '\u00AD':
                return "soft-hyphen";
            case >= '\uD800' and <= '\uDFFF':
                output.Append('\uFFFD');
                return "lone-surrogate";
            case >= '\uFB00' and <= '\uFB06':
                output.Append(Ligatures[c - '\uFB00']);
                return "ligature";
            case '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000':
                return ReplaceSpace(text, at, output);
            default:
                if (IsMeant(text, at))
                {
                    output.Append(c);
                    return null;
                }

                return "zero-width";
        }
    }

    private static string? ReplaceSpace(string text, int at, StringBuilder output)
    {
        // Chinese and Japanese indent and part words with a space of their own width.
        var proper = text[at] == '\u3000' && (Near(text, at, -1).Script == Glyph.Han || Near(text, at, 1).Script == Glyph.Han);
        output.Append(proper ? '\u3000' : ' ');
        return proper ? null : "space";
    }

    private static bool IsMeant(string text, int at)
    {
        var (left, right) = (Near(text, at, -1), Near(text, at, 1));
        return text[at] switch
        {
            '\u200C' => IsJoining(left) && right.IsLetterOrMark,
            '\u200D' => (IsJoining(left) && right.IsLetterOrMark) || (IsPictorial(left) && IsPictorial(right)),
            '\u200B' => IsUnspaced(left) && IsUnspaced(right),
            >= '\uFE00' and <= '\uFE0F' => IsPictorial(left)
                || left.Kind is GlyphKind.Digit
                || (at > 0 && text[at - 1] is '#' or '*')
                || left.Script == Glyph.Han,
            '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => HasRightToLeft(text, at),
            _ => false,
        };
    }

    /// <summary>Scripts whose letters join, where a joiner or its absence is spelling: Arabic, those of India and its neighbours.</summary>
    private static bool IsJoining(Glyph glyph) => glyph.IsLetterOrMark && glyph.Script > Hebrew && glyph.Script < Glyph.Han;

    /// <summary>Scripts without spaces between words, where U+200B is one that does not show.</summary>
    private static bool IsUnspaced(Glyph glyph) =>
        glyph.IsLetterOrMark && (glyph.Script == Glyph.Thai || IsJoining(glyph) || glyph.Script > Glyph.Han);

    private static bool IsPictorial(Glyph glyph) =>
        glyph.Kind
            is GlyphKind.Picture
                or GlyphKind.Trade
                or GlyphKind.Mathematics
                or GlyphKind.Symbol
                or GlyphKind.Box
                or GlyphKind.Joiner;

    private static bool HasRightToLeft(string text, int at)
    {
        const int Window = 64;
        foreach (var c in text.AsSpan(Math.Max(0, at - Window), Math.Min(text.Length, at + Window) - Math.Max(0, at - Window)))
        {
            var script = Glyph.Of(c).Script;
            if (script == Arabic || script == Hebrew)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The neighbour on one side; the halves of a surrogate pair count as their character.</summary>
    private static Glyph Near(string text, int at, int step)
    {
        var i = at + step;
        if ((uint)i >= (uint)text.Length)
        {
            return Glyph.Edge;
        }

        if (char.IsSurrogate(text[i]))
        {
            var high = step < 0 ? i - 1 : i;
            return high >= 0 && high + 1 < text.Length && char.IsSurrogatePair(text[high], text[high + 1])
                ? Glyph.Of(char.ConvertToUtf32(text[high], text[high + 1]))
                : Glyph.Edge;
        }

        return Glyph.Of(text[i]);
    }
}

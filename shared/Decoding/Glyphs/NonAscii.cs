using System.Buffers;

namespace Pipeline.Decoding.Glyphs;

/// <summary>Finds what could be damaged, past everything that cannot be, many characters at a time.</summary>
internal static class NonAscii
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(c => c != '&'),
    ]);

    /// <summary>
    /// What editors and their programs put into text after the damage was done, so that it says nothing about the damage.
    /// </summary>
    private static readonly SearchValues<char> Typography = SearchValues.Create("“”‘’–—…•«»„‚\u00A0");

    /// <summary>The next character beyond ASCII, or ampersand, at or after a place; the text's length where there is none.</summary>
    public static int Next(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return text.Length;
        }

        var found = text[at] >= 0x80 ? 0 : text[at..].IndexOfAnyExcept(Plain);
        return found < 0 ? text.Length : at + found;
    }

    /// <summary>Whether the character says something about the page; a lost one does not.</summary>
    public static bool Counts(char c) => c is >= '\u0080' and not '\uFFFD';

    public static bool IsHard(char c) => Counts(c) && !Typography.Contains(c);
}

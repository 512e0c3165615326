using System.Collections.Frozen;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Where a sequence's last byte A0 became a plain space, runs of spaces may since have been made one: then the space found is the one
/// between words as well as the byte, and has to stay.
/// </summary>
internal static class SpaceAfter
{
    /// <summary>What follows "à" in one word: the Portuguese contractions, and the endings of Vietnamese words in "à".</summary>
    private static readonly FrozenSet<string> Continuations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "s",
        "quele",
        "quela",
        "queles",
        "quelas",
        "quilo",
        "i",
        "n",
        "m",
        "ng",
        "nh",
        "o",
        "u",
        "y"
    );

    /// <summary>Where the sequence ends: with the space, or before it where that is also the space between words.</summary>
    public static int Keep(ReadOnlySpan<char> text, int start, int end, int codePoint, bool endsInSpace)
    {
        if (!endsInSpace || end >= text.Length || text[end] == ' ')
        {
            return end;
        }

        if (codePoint is 'à')
        {
            return IsContinuation(text, start, end) ? end : end - 1;
        }

        return Glyph.Of(codePoint).Kind is GlyphKind.Letter or GlyphKind.NoBreakSpace || !char.IsAsciiLetterOrDigit(text[end])
            ? end
            : end - 1;
    }

    private static bool IsContinuation(ReadOnlySpan<char> text, int start, int end)
    {
        var rest = text[end..];
        var length = 0;
        while (length < rest.Length && length < 8 && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        // "às" and "àquele" begin with it; "này" and "hài" do not.
        var insideWord = start > 0 && char.IsLetter(text[start - 1]);
        return length > 0
            && (length == rest.Length || !char.IsLetter(rest[length]))
            && Continuations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest[..length])
            && insideWord == (rest[0] is not ('s' or 'q' or 'S' or 'Q'));
    }
}

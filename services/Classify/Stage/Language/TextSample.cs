namespace Pipeline.Classify.Language;

/// <summary>
/// The parts of a text that are read: all of a short one; of a long one its beginning, where an article's own words are, and windows
/// spread over the rest, so that a second language or furniture shows in the confidence. What is read is bounded, so a text of 12 MiB
/// costs what one of a thousand letters does.
/// </summary>
internal static class TextSample
{
    /// <summary>Texts up to this many characters are read whole.</summary>
    public const int Whole = 1000;

    /// <summary>Room for what is read of a longer one.</summary>
    public const int BufferLength = Beginning + (Windows * (Window + 1));

    private const int Beginning = 500;
    private const int Windows = 4;
    private const int Window = 110;

    /// <summary>A page may open with kilobytes of figures or rules; this far the first letter is looked for.</summary>
    private const int LongestPreamble = 1 << 20;

    /// <param name="buffer">At least <see cref="BufferLength"/> long.</param>
    public static ReadOnlySpan<char> Of(string text, Span<char> buffer)
    {
        if (text.Length <= Whole)
        {
            return text;
        }

        var first = FirstLetter(text.AsSpan(0, Math.Min(text.Length, LongestPreamble)));
        var rest = text.AsSpan(first);
        if (rest.Length <= Whole)
        {
            return rest;
        }

        rest[..Beginning].CopyTo(buffer);
        var length = Beginning;
        var gap = (rest.Length - Beginning - (Windows * Window)) / Windows;
        for (var i = 0; i < Windows; i++)
        {
            var start = Beginning + gap + (i * (gap + Window));

            // The spaces keep a cut word from growing together with the next window's first.
            buffer[length++] = ' ';
            rest.Slice(start, Window).CopyTo(buffer[length..]);
            length += Window;
        }

        return buffer[..length];
    }

    private static int FirstLetter(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Letters.ScriptOf(text[i]) != Script.None)
            {
                return i;
            }
        }

        return 0;
    }
}

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Decides which entities in text are leftovers. <c>&amp;lt;</c> and <c>&amp;gt;</c> stay: in an article they are markup that somebody
/// escaped in order to show it, and as bare signs they would be markup again for whoever shows the text. Where a text has either, its other
/// ASCII entities (<c>&amp;amp;</c>, <c>&amp;quot;</c>) stay too, being part of the same example. All else is an accident and is decoded,
/// escaped twice or not.
/// </summary>
internal readonly ref struct LeftoverEntity(string text)
{
    private readonly bool _showsMarkup = text.Contains("&lt;", StringComparison.Ordinal) || text.Contains("&gt;", StringComparison.Ordinal);

    public bool TryRead(int at, out int codePoint, out int length)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("&amp;", StringComparison.Ordinal))
        {
            return TryReadTwice(rest, out codePoint, out length);
        }

        if (rest.StartsWith("&quot;", StringComparison.Ordinal))
        {
            (codePoint, length) = ('"', "&quot;".Length);
            return !_showsMarkup;
        }

        return HtmlEntity.TryRead(rest, out codePoint, out length) && (codePoint >= 0x80 || (!_showsMarkup && IsHarmless(codePoint)));
    }

    private bool TryReadTwice(ReadOnlySpan<char> rest, out int codePoint, out int length)
    {
        const int Escape = 4;
        (codePoint, length) = ('&', "&amp;".Length);
        if (_showsMarkup)
        {
            return false;
        }

        // "&amp;eacute;": put the ampersand in front of the rest and look again, without copying the whole text.
        var inner = string.Concat("&", rest.Slice(length, Math.Min(12, rest.Length - length)));
        if (
            inner.StartsWith("&lt;", StringComparison.Ordinal)
            || inner.StartsWith("&gt;", StringComparison.Ordinal)
            || inner.StartsWith("&amp;", StringComparison.Ordinal)
        )
        {
            return false;
        }

        if (HtmlEntity.TryRead(inner, out var meant, out var taken) && (meant >= 0x80 || IsHarmless(meant)))
        {
            (codePoint, length) = (meant, taken + Escape);
        }

        return true;
    }

    /// <summary>Not what could become part of an entity or of markup by being decoded.</summary>
    private static bool IsHarmless(int codePoint) =>
        codePoint is '\n' or '\t' or (>= ' ' and < 0x7F and not ('&' or '<' or '>' or '#' or ';'))
        && !char.IsAsciiLetterOrDigit((char)codePoint);
}

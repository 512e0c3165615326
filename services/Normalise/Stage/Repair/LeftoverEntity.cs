namespace Pipeline.Normalise.Repair;

/// <summary>
/// Decides which entities in text are leftovers. <c>&amp;lt;</c> and <c>&amp;gt;</c> stay unless a space beside them makes them
/// comparisons: in an article they are markup that somebody escaped in order to show it, and as bare signs they would be markup again for
/// whoever shows the text. Where a text has either, its other ASCII entities (<c>&amp;amp;</c>, <c>&amp;quot;</c>) stay too, being part of
/// the same example. All else is an accident and is decoded, escaped twice or not.
/// </summary>
internal readonly ref struct LeftoverEntity(string text)
{
    private readonly bool _showsMarkup = ShowsMarkup(text);

    public bool TryRead(int at, out int codePoint, out int length)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("&amp;", StringComparison.Ordinal))
        {
            return TryReadTwice(rest, out codePoint, out length);
        }

        if (IsComparison(text, at))
        {
            (codePoint, length) = (rest[1] == 'l' ? '<' : '>', "&lt;".Length);
            return !_showsMarkup;
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
        if (IsAngle(inner) || inner.StartsWith("&amp;", StringComparison.Ordinal))
        {
            return false;
        }

        if (HtmlEntity.TryRead(inner, out var meant, out var taken) && (meant >= 0x80 || IsHarmless(meant)))
        {
            (codePoint, length) = (meant, taken + Escape);
        }

        return true;
    }

    private static bool ShowsMarkup(string text)
    {
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
        {
            if (IsAngle(text.AsSpan(at)) && !IsComparison(text, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAngle(ReadOnlySpan<char> text) =>
        text.StartsWith("&lt;", StringComparison.Ordinal) || text.StartsWith("&gt;", StringComparison.Ordinal);

    /// <summary>"4 &amp;lt; 5": a sign between spaces opens and closes nothing.</summary>
    private static bool IsComparison(string text, int at) =>
        IsAngle(text.AsSpan(at)) && at > 0 && text[at - 1] == ' ' && at + 4 < text.Length && text[at + 4] == ' ';

    /// <summary>Not what could become part of an entity or of markup by being decoded.</summary>
    private static bool IsHarmless(int codePoint) =>
        codePoint is '\n' or '\t' or (>= ' ' and < 0x7F and not ('&' or '<' or '>' or '#' or ';'))
        && !char.IsAsciiLetterOrDigit((char)codePoint);
}

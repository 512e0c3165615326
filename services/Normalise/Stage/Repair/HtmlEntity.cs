using System.Globalization;

namespace Pipeline.Normalise.Repair;

/// <summary>Reads one HTML entity: named, decimal or hexadecimal, with its semicolon.</summary>
internal static class HtmlEntity
{
    /// <summary>The longest name in the framework's table (<c>&amp;thetasym;</c>) and any code point fit.</summary>
    private const int Longest = 12;

    /// <summary>
    /// True where <paramref name="text"/> begins with an entity; a C1 number means windows-1252's character, as the HTML standard says.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int codePoint, out int length)
    {
        codePoint = 0;
        length = 1;
        var window = text[..Math.Min(text.Length, Longest)];
        var end = window.IndexOf(';');
        if (end < 3)
        {
            return false;
        }

        var body = window[1..end];
        if (!(body[0] == '#' ? TryReadNumber(body[1..], out codePoint) : TryReadName(window[..(end + 1)], out codePoint)))
        {
            return false;
        }

        length = end + 1;
        return true;
    }

    /// <summary>The character at a place, an entity counting as the character that it names.</summary>
    public static char UnitAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var c = text[at];
        if (c == '&' && TryRead(text[at..], out var codePoint, out var taken) && codePoint is >= 0x80 and < 0x10000)
        {
            length = taken;
            return (char)codePoint;
        }

        return c;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out int codePoint)
    {
        var isNumber =
            digits.Length > 1 && digits[0] is 'x' or 'X'
                ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out codePoint)
                : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out codePoint);
        if (!isNumber || codePoint is < 0x20 and not ('\t' or '\n' or '\r') or 0x7F or (>= 0xD800 and < 0xE000) or > 0x10FFFF)
        {
            return false;
        }

        codePoint = codePoint is >= 0x80 and < 0xA0 ? WesternControls.Meaning((char)codePoint) : codePoint;
        return true;
    }

    private static bool TryReadName(ReadOnlySpan<char> entity, out int codePoint)
    {
        codePoint = 0;
        if (!HtmlEntityNames.TryFind(entity[1..^1], out var c))
        {
            return false;
        }

        codePoint = c;
        return true;
    }
}

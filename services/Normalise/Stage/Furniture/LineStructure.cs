namespace Pipeline.Normalise.Furniture;

/// <summary>What a line's own signs say it is part of, whether it was written as plain text or written out of a page's markup.</summary>
internal enum LineStructure
{
    None,

    /// <summary>An item of a list: begins with a bullet, a dash or a number.</summary>
    Item,

    /// <summary>A row of a table: cells parted by bars.</summary>
    Row,

    /// <summary>A line of a program or of what one prints.</summary>
    Code,
}

internal static class LineStructures
{
    // Code has few words to a line; past this a line is prose about code.
    private const int LongestCode = 120;

    public static LineStructure Of(ReadOnlySpan<char> line) =>
        line.Contains(" | ", StringComparison.Ordinal) ? LineStructure.Row
        : IsItem(line) ? LineStructure.Item
        : IsCode(line) ? LineStructure.Code
        : LineStructure.None;

    private static bool IsItem(ReadOnlySpan<char> line)
    {
        if (line.Length > 2 && line[0] is '-' or '–' or '•' or '*' or '·' && line[1] == ' ')
        {
            return true;
        }

        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }

    private const string Brackets = "{}[]();,";

    private static bool IsCode(ReadOnlySpan<char> line)
    {
        if (line.Length is < 1 or > LongestCode)
        {
            return false;
        }

        return line[^1] is '{' or '}' or ';'
            || (line.Length <= 3 && line.IndexOfAnyExcept(Brackets) < 0)
            || line.StartsWith("$ ", StringComparison.Ordinal)
            || line.StartsWith("//", StringComparison.Ordinal)
            || line.StartsWith("</", StringComparison.Ordinal)
            || line.Contains("()", StringComparison.Ordinal)
            || line.Contains("==", StringComparison.Ordinal)
            || line.Contains("=>", StringComparison.Ordinal)
            || line.Contains("->", StringComparison.Ordinal)
            || line.Contains(" = ", StringComparison.Ordinal)
            || line.Contains("::", StringComparison.Ordinal);
    }
}

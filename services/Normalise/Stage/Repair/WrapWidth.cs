namespace Pipeline.Normalise.Repair;

/// <summary>Finds the width that lines were broken at, if they were.</summary>
internal static class WrapWidth
{
    // Programs wrap between 50 and 100 columns; wider lines are paragraphs, narrower ones verse, menus and captions. Ideographs count
    // double.
    public const int Narrowest = 50;
    private const int Widest = 100;

    /// <summary>So many of the lines may be longer than the width: addresses and other words that cannot be broken.</summary>
    private const double Unbreakable = 0.05;

    /// <summary>A line this much longer than most is still one of them.</summary>
    private const int Overhang = 3;

    /// <summary>
    /// Of the breaks inside paragraphs so many must be forced, and of these so many go on in lower case: verse begins lines with capitals.
    /// </summary>
    private const double Forced = 0.6;
    private const double GoingOn = 0.3;

    private const int Least = 3;

    /// <summary>0 where the text is not hard-wrapped.</summary>
    public static int Of(string[] lines)
    {
        var prose = lines.Where(IsProse).Select(ColumnsOf).Order().ToArray();
        if (prose.Length <= Least)
        {
            return 0;
        }

        var width = prose[Math.Max(0, (int)(prose.Length * (1 - Unbreakable)) - 1)];
        width = prose.Last(columns => columns <= width + Overhang);
        if (width is < Narrowest or > Widest)
        {
            return 0;
        }

        var (inside, forced, goingOn) = (0, 0, 0);
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (!IsProse(lines[i]) || !IsProse(lines[i + 1]))
            {
                continue;
            }

            inside++;
            if (IsForced(lines[i], lines[i + 1], width))
            {
                forced++;
                var next = lines[i + 1].TrimStart()[0];
                goingOn += char.IsUpper(next) ? 0 : 1;
            }
        }

        return forced >= Least && forced >= inside * Forced && goingOn >= forced * GoingOn ? width : 0;
    }

    /// <summary>Whether the line was broken because the next line's first word did not fit any more.</summary>
    public static bool IsForced(string line, string next, int width) =>
        IsProse(line)
        && IsProse(next)
        && !IsItem(next)
        && ColumnsOf(line) <= width
        && ColumnsOf(line.TrimEnd()) + 1 + FirstWordColumns(next.TrimStart()) > width;

    /// <summary>Length of the first word; an ideograph is one by itself.</summary>
    public static int FirstWord(string line)
    {
        if (Glyph.Of(line[0]).Script == Glyph.Han)
        {
            return 1;
        }

        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? line.Length : end;
    }

    private static int FirstWordColumns(string line) => ColumnsOf(line[..FirstWord(line)]);

    /// <summary>Not empty, indented as code, quoted, a heading, or a row of a table.</summary>
    private static bool IsProse(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || line[0] is '>' or '#' or '|' or '\t')
        {
            return false;
        }

        var trimmed = line.Trim();
        return !line.StartsWith("    ", StringComparison.Ordinal)
            && !trimmed.Contains('\t', StringComparison.Ordinal)
            && !trimmed.Contains("   ", StringComparison.Ordinal)
            && !trimmed.Contains(" | ", StringComparison.Ordinal)
            && trimmed.Any(char.IsLetterOrDigit);
    }

    /// <summary>Whether the line begins with a bullet or number.</summary>
    private static bool IsItem(string line)
    {
        var trimmed = line.TrimStart();
        if (trimmed is ['-' or '*' or '•' or '·' or '–' or '+' or '◦' or '▪' or '►', ' ', ..])
        {
            return true;
        }

        var digits = 0;
        while (digits < trimmed.Length && digits < 3 && char.IsAsciiDigit(trimmed[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < trimmed.Length && trimmed[digits] is '.' or ')' && trimmed[digits + 1] == ' ';
    }

    private static int ColumnsOf(string line)
    {
        var columns = line.Length;
        foreach (var c in line)
        {
            columns += c >= '\u1100' && Glyph.Of(c).Script == Glyph.Han ? 1 : 0;
        }

        return columns;
    }
}

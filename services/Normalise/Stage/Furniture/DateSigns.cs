namespace Pipeline.Normalise.Furniture;

/// <summary>Tells whether a short line carries a date or a time of day. It reads neither: metadata is another rule's work.</summary>
internal static class DateSigns
{
    // Beginnings of month names and of "ago" in the languages of the phrase file; a date also needs a number.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Read("date-words.txt");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Company = Read("date-company-words.txt");

    /// <summary>Words that belong to no date: neither numbers, months, weekdays nor what stands between them.</summary>
    public static int OtherWords(ReadOnlySpan<char> line)
    {
        var others = 0;
        var start = -1;
        var digits = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && (Tokens.IsWordChar(line[i]) || char.IsDigit(line[i])))
            {
                if (start < 0)
                {
                    (start, digits) = (i, false);
                }

                digits |= char.IsDigit(line[i]);
                continue;
            }

            if (start >= 0 && !digits && !Words.Contains(line[start..i]) && !Company.Contains(line[start..i]))
            {
                others++;
            }

            start = -1;
        }

        return others;
    }

    public static bool HasDate(ReadOnlySpan<char> line)
    {
        if (line.Length > 200 || line.IndexOfAnyInRange('0', '9') < 0)
        {
            return false;
        }

        if (HasNumericDate(line) || line.IndexOfAny('年', '월', '日') >= 0)
        {
            return true;
        }

        var start = -1;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && Tokens.IsWordChar(line[i]))
            {
                if (start < 0)
                {
                    start = i;
                }

                continue;
            }

            if (start >= 0 && i - start >= 2 && Words.Contains(line[start..i]))
            {
                return true;
            }

            start = -1;
        }

        return false;
    }

    /// <summary>A time of day as <c>15:23</c>, or an age as <c>14h</c>.</summary>
    public static bool HasTime(ReadOnlySpan<char> line)
    {
        if (line.Length > 200)
        {
            return false;
        }

        for (var i = 1; i < line.Length; i++)
        {
            if (!char.IsAsciiDigit(line[i - 1]))
            {
                continue;
            }

            if (line[i] == ':' && i + 2 < line.Length && char.IsAsciiDigit(line[i + 1]) && char.IsAsciiDigit(line[i + 2]))
            {
                return true;
            }

            if (line[i] is 'h' or 'H' or 'd' or 'm' or 'M' && (i + 1 == line.Length || !char.IsLetter(line[i + 1])) && line.Length <= 12)
            {
                return true;
            }
        }

        return false;
    }

    // 2019-11-20, 27/09/2018, 19.11.2019: three groups of digits parted by the same sign, one of them a year's length.
    private static bool HasNumericDate(ReadOnlySpan<char> line)
    {
        for (var i = 1; i + 4 < line.Length; i++)
        {
            var sign = line[i];
            if (sign is not ('-' or '/' or '.') || !char.IsAsciiDigit(line[i - 1]))
            {
                continue;
            }

            var second = i + 1;
            while (second < line.Length && char.IsAsciiDigit(line[second]))
            {
                second++;
            }

            if (second - i is 2 or 3 && second + 1 < line.Length && line[second] == sign && char.IsAsciiDigit(line[second + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Read(string file) =>
        new HashSet<string>(
            ResourceText
                .Lines(file)
                .SelectMany(line =>
                    line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                ),
            StringComparer.OrdinalIgnoreCase
        ).GetAlternateLookup<ReadOnlySpan<char>>();
}

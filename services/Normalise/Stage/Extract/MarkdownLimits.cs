namespace Pipeline.Normalise.Extract;

/// <summary>
/// Tells whether a text is Markdown that a person could have written. The parser takes quadratic time on some that nobody writes:
/// 50,000 open brackets or list marks in one block take it seconds.
/// </summary>
internal static class MarkdownLimits
{
    private const int LongestText = 4 * 1024 * 1024;
    private const int MostMarksInBlock = 10_000;
    private const int MostLinesInBlock = 20_000;
    private const int MostMarksBeforeText = 256;

    public static bool Hold(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return false;
        }

        int marks = 0,
            lines = 0,
            leading = 0;
        var atStart = true;
        var empty = true;
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n':
                    if (empty)
                    {
                        (marks, lines) = (0, 0);
                    }
                    else
                    {
                        lines++;
                    }

                    (leading, atStart, empty) = (0, true, true);
                    break;
                case ' ' or '\t' or '\r':
                    break;
                case '[' or ']' or '*' or '_' or '`' or '<' or '~' or '!' or '|' or '>' or '+' or '-' or '=' or '^' or '&':
                    marks++;
                    empty = false;
                    if (atStart)
                    {
                        leading += c is '>' or '*' or '+' or '-' ? 1 : 0;
                    }

                    break;
                default:
                    (atStart, empty) = (false, false);
                    break;
            }

            // A rule of dashes or stars is longer than that only by mistake, and reads the same as plain text.
            if (marks > MostMarksInBlock || lines > MostLinesInBlock || leading > MostMarksBeforeText)
            {
                return false;
            }
        }

        return true;
    }
}

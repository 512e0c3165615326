namespace Pipeline.Normalise.Extract;

/// <summary>
/// Finds classes and ids that a style sheet hides by a rule of their own (<c>.note { display: none }</c>). Rules with longer selectors and
/// those for some screens only are left aside: they hide at times.
/// </summary>
internal static class StyleReader
{
    private const int MaxNames = 500;

    /// <summary>Linear in the sheet's length.</summary>
    public static void Read(ReadOnlySpan<char> sheet, HashSet<string> hidden)
    {
        if (sheet.IndexOf("none", StringComparison.Ordinal) < 0)
        {
            return;
        }

        var (depth, selectorStart) = (0, 0);
        for (var at = 0; at < sheet.Length && hidden.Count < MaxNames; )
        {
            var brace = sheet[at..].IndexOfAny('{', '}');
            if (brace < 0)
            {
                return;
            }

            brace += at;
            if (sheet[brace] == '{' && depth++ == 0)
            {
                var end = sheet[(brace + 1)..].IndexOfAny('{', '}');
                if (end >= 0 && sheet[brace + 1 + end] == '}' && Hides(sheet.Slice(brace + 1, end)))
                {
                    Take(sheet[selectorStart..brace], hidden);
                }
            }
            else if (sheet[brace] == '}')
            {
                depth = Math.Max(0, depth - 1);
                selectorStart = brace + 1;
            }

            at = brace + 1;
        }
    }

    private static bool Hides(ReadOnlySpan<char> rules)
    {
        var at = rules.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && rules[(at + 7)..].TrimStart(": \t\r\n").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static void Take(ReadOnlySpan<char> selectors, HashSet<string> hidden)
    {
        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range].Trim();
            if (selector.Length is > 1 and < 80 && selector[0] is '.' or '#' && selector[1..].IndexOfAny(" .#:>[+~*\n") < 0)
            {
                hidden.Add(selector.ToString());
            }
        }
    }
}

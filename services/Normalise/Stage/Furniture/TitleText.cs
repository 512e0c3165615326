namespace Pipeline.Normalise.Furniture;

/// <summary>Takes the site's name off a headline.</summary>
internal static class TitleText
{
    private const int LeastWords = 3;
    private const int LongestSiteWords = 6;

    private static readonly string[] Separators = [" | ", " – ", " — ", " - ", " · ", " :: ", " » ", " « "];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SiteWords = new HashSet<string>(
        ResourceText.Lines("site-words.txt").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    public static Line WithoutSite(Line line, List<RemovedLine> removed)
    {
        var title = line.Text;
        for (var cut = LastCut(title); cut.At > 0; cut = LastCut(title))
        {
            removed.Add(new RemovedLine(LineReader.Measure(title[(cut.At + cut.Length)..].Trim(), line.Number, 0), FurnitureKind.SiteName));
            title = title[..cut.At].TrimEnd();
        }

        if (ReferenceEquals(title, line.Text))
        {
            line.Gap = 0;
            return line;
        }

        return LineReader.Measure(title, line.Number, 0);
    }

    /// <summary>A name of a newspaper, a station or a domain, as far as its words tell.</summary>
    public static bool IsSiteName(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim("().,’'");
            if (SiteWords.Contains(word) || IsDomain(word))
            {
                return true;
            }
        }

        return false;
    }

    private static (int At, int Length) LastCut(string title)
    {
        var best = (At: -1, Length: 0);
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > best.At)
            {
                best = (at, separator.Length);
            }
        }

        if (best.At < 0)
        {
            return best;
        }

        var name = title.AsSpan(best.At + best.Length).Trim();
        var bar = title.AsSpan(best.At, best.Length).IndexOfAny("|:»«·") >= 0;
        var fits = Words(title.AsSpan(0, best.At)) >= LeastWords && Words(name) is >= 1 and <= LongestSiteWords;
        return fits && (bar || IsSiteName(name)) ? best : (-1, 0);
    }

    private static int Words(ReadOnlySpan<char> text) => LineShape.Of(text).Words;

    private static bool IsDomain(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        if (dot < 2 || dot + 3 > word.Length || word.Length - dot > 6)
        {
            return false;
        }

        foreach (var c in word)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-'))
            {
                return false;
            }
        }

        return char.IsLower(word[^1]);
    }
}

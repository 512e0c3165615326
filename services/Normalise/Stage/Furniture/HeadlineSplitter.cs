namespace Pipeline.Normalise.Furniture;

/// <summary>The top of a text: menus, kickers and site names above the headline, byline and date below it.</summary>
/// <param name="Title">The headline's line, without the site's name.</param>
/// <param name="Body">What follows it, less what the head's rules took.</param>
/// <param name="ProseAt">Where running text begins in <paramref name="Body"/>.</param>
internal sealed record HeadlineSplitter(Line? Title, List<Line> Body, int ProseAt)
{
    // Menus of more entries than this were not copied by hand above an article.
    private const int LongestHead = 300;
    private const int LongestTitleWords = 24;
    private const int LongestTitle = 240;

    // Without empty lines nothing parts a headline from a first paragraph that lacks its full stop, so it has to be short.
    private const int LongestUnpartedTitleWords = 16;
    private const int MenuRun = 4;
    private const int MenuWords = 3;

    /// <param name="lines">All lines of the text.</param>
    /// <param name="headlineFirst">The first of them is the headline, whatever it looks like.</param>
    /// <param name="removed">Gets what is taken away.</param>
    public static HeadlineSplitter Split(List<Line> lines, bool headlineFirst, List<RemovedLine> removed)
    {
        var prose = lines.FindIndex(headlineFirst ? 1 : 0, l => l.Kind == LineKind.Prose);
        var headEnd = Math.Min(prose < 0 ? lines.Count : prose, LongestHead);
        var titleAt = headlineFirst ? 0 : FindTitle(lines, headEnd, prose >= 0);
        var title = titleAt < 0 ? null : TitleText.WithoutSite(lines[titleAt], removed);
        var body = new List<Line>(lines.Count);
        var proseAt = lines.Count;
        var gap = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            gap = Math.Max(gap, line.Gap);
            if (i == titleAt)
            {
                continue;
            }

            FurnitureKind? why =
                i >= headEnd || (prose < 0 && i > titleAt) ? null
                : i < titleAt ? Reason(line) ?? FurnitureKind.Kicker
                : title is not null && line.Fingerprint == title.Fingerprint ? FurnitureKind.RepeatedTitle
                : titleAt < 0 && prose < 0 ? null
                : Reason(line);
            if (why is { } kind)
            {
                removed.Add(new RemovedLine(line, kind));
                continue;
            }

            if (i >= headEnd)
            {
                proseAt = Math.Min(proseAt, body.Count);
            }

            line.Gap = gap;
            gap = 0;
            body.Add(line);
        }

        if (body.Count > 0)
        {
            body[0].Gap = title is null ? 0 : 1;
        }

        return new HeadlineSplitter(title, body, prose < 0 ? body.Count : Math.Min(proseAt, body.Count));
    }

    private static int FindTitle(List<Line> lines, int headEnd, bool hasProse)
    {
        var spaced = lines.Exists(l => l.Gap > 0);
        for (var i = 0; i < headEnd; i++)
        {
            var run = MenuLength(lines, i, headEnd);
            if (run >= MenuRun && hasProse)
            {
                i += run - 1;
                continue;
            }

            var line = lines[i];
            if (Reason(line) is not null || IsKicker(lines, i, headEnd))
            {
                continue;
            }

            return IsTitle(lines, i, spaced, hasProse) ? i : -1;
        }

        return -1;
    }

    private static bool IsTitle(List<Line> lines, int i, bool spaced, bool hasProse)
    {
        var line = lines[i];
        if (
            line.Kind is not (LineKind.Headline or LineKind.Label or LineKind.Sentence or LineKind.Remark or LineKind.Teaser)
            || line.Words is 0 or > LongestTitleWords
            || line.Text.Length > LongestTitle
            || line.End is LineEnd.Sentence or LineEnd.Colon or LineEnd.Comma
            || line.Begin is LineStart.Bullet or LineStart.Dash
            || line.IsCaption
            || (line.Sentences > 0 && line.End == LineEnd.Ellipsis)
        )
        {
            return false;
        }

        if (i + 1 >= lines.Count)
        {
            return false;
        }
        // The first entry of a list is not the list's headline.
        if (line.Begin == LineStart.Digit && lines[i + 1].Begin == LineStart.Digit)
        {
            return false;
        }
        // Where empty lines part the paragraphs, a headline stands alone; a first line that runs on is verse or a wrapped paragraph.
        var next = lines[i + 1];
        if (spaced)
        {
            return next.Gap > 0 || Reason(next) is not null;
        }

        return hasProse && line.Words <= LongestUnpartedTitleWords && line.Sentences == 0 && next.Begin != LineStart.Lower;
    }

    /// <summary>A word or two above the headline that name its section or the site.</summary>
    private static bool IsKicker(List<Line> lines, int i, int headEnd)
    {
        var line = lines[i];
        if (line.Kind != LineKind.Label || i + 1 >= headEnd)
        {
            return false;
        }

        var next = lines[i + 1];
        var headlineFollows = next.Kind == LineKind.Headline && next.Words <= 20 && next.Begin is not (LineStart.Lower or LineStart.Bullet);
        return headlineFollows && (line.Words == 1 || (line.AllCapitals && !next.AllCapitals) || TitleText.IsSiteName(line.Text));
    }

    private static int MenuLength(List<Line> lines, int i, int headEnd)
    {
        var run = 0;
        while (i + run < headEnd && IsMenuEntry(lines[i + run]))
        {
            run++;
        }

        return run;
    }

    private static bool IsMenuEntry(Line line) =>
        line.Words <= MenuWords && line.End == LineEnd.Open && (line.Kind == LineKind.Label || line.Kind == LineKind.Marker);

    /// <summary>Why a line in the head is not the story's, by itself; null where it may be.</summary>
    private static FurnitureKind? Reason(Line line)
    {
        var marks = line.Phrases.Whole | line.Phrases.Composed;
        if (line.Kind == LineKind.Marker && marks != 0)
        {
            return FurnitureKinds.First(marks);
        }

        if (line.Kind == LineKind.Ornament)
        {
            return FurnitureKind.Ornament;
        }

        if (line.Kind == LineKind.Stamp)
        {
            return FurnitureKind.Published;
        }

        if (line.IsUrl)
        {
            return FurnitureKind.Address;
        }

        if (line.IsCaption)
        {
            return FurnitureKind.Credit;
        }

        if (line.IsGlued && line.End == LineEnd.Open)
        {
            return FurnitureKind.Navigation;
        }

        return line.Words <= 14 && line.End != LineEnd.Question ? PrefixReason(line) : null;
    }

    private static FurnitureKind? PrefixReason(Line line)
    {
        var prefix = line.Phrases.Prefix;
        if (Has(prefix, FurnitureKind.Byline) && line.End == LineEnd.Open && line.Words <= 9 && line.Capitals is < 0 or >= 0.6)
        {
            return FurnitureKind.Byline;
        }

        if (Has(prefix, FurnitureKind.Published) && (line.HasDate || line.HasTime || line.Words <= 3))
        {
            return FurnitureKind.Published;
        }

        foreach (var kind in HeadPrefixes)
        {
            if (Has(prefix | line.Phrases.Inner, kind))
            {
                return kind;
            }
        }

        foreach (var kind in OpeningWords)
        {
            if (Has(prefix, kind) && line.Words <= 10)
            {
                return kind;
            }
        }

        if (line.Begin == LineStart.Handle && line.Words <= 3)
        {
            return FurnitureKind.Byline;
        }

        return IsBreadcrumb(line) ? FurnitureKind.Navigation : null;
    }

    private static readonly FurnitureKind[] HeadPrefixes =
    [
        FurnitureKind.ReadingTime,
        FurnitureKind.ShareBar,
        FurnitureKind.Follow,
        FurnitureKind.CommentForm,
        FurnitureKind.Copyright,
        FurnitureKind.Legal,
        FurnitureKind.Navigation,
        FurnitureKind.Advertisement,
        FurnitureKind.Tags,
        FurnitureKind.Consent,
        FurnitureKind.WireNote,
    ];

    // Believed at a line's beginning only: a headline may hold them elsewhere.
    private static readonly FurnitureKind[] OpeningWords =
    [
        FurnitureKind.Newsletter,
        FurnitureKind.PressRelease,
        FurnitureKind.CallToAction,
    ];

    // "Home > World > Middle East", "News / Politics".
    private static bool IsBreadcrumb(Line line)
    {
        var text = line.Text.AsSpan();
        return line.End == LineEnd.Open
            && (text.Count(" > ") >= 1 || text.Count(" » ") >= 1 || text.Count(" › ") >= 1 || text.Count(" / ") >= 2);
    }

    private static bool Has(uint bits, FurnitureKind kind) => (bits & kind.Bit()) != 0;
}

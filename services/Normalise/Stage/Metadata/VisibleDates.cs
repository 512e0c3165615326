using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds dates that a reader sees: time elements, then lines near the headline.</summary>
internal static class VisibleDates
{
    // Lines above and below the headline in which sites put the date.
    private const int Above = 6;
    private const int Below = 14;
    private const int MaxLine = 160;
    private const int LongestLabel = 24;

    public static FoundDate? Find(PageFacts facts, PageView view, int anchor, TimeKind kind, string? language)
    {
        var blocks = view.Tree.Blocks;
        var from = Math.Max(0, anchor - Above);
        var to = Math.Min(blocks.Count, anchor + Below);
        foreach (var time in facts.Times)
        {
            ref readonly var element = ref view.Tree.Elements[time.Element];
            var isNear = element.FirstBlock >= from - 1 && element.FirstBlock <= to;
            var timeKind = time.Kind != TimeKind.Unknown ? time.Kind : OfSurroundings(view, time.Element);
            if (
                timeKind == kind
                && !time.Aside
                && (isNear || kind != TimeKind.Unknown && facts.Times.Count <= 3)
                && (DateReader.Read(time.DateTime, language) ?? DateReader.Read(time.Text, language)) is { } date
            )
            {
                return new FoundDate(date, "time");
            }
        }

        // After the headline first: what stands above may be the day's date.
        var line = InLines(view, Math.Max(anchor, from), to, kind, language) ?? InLines(view, from, Math.Max(anchor, from), kind, language);
        return line is { } found ? new FoundDate(found, "visible") : null;
    }

    private static TimeKind OfSurroundings(PageView view, int element)
    {
        ref readonly var found = ref view.Tree.Elements[element];
        return found.FirstBlock < view.Tree.Blocks.Count
            ? TimeKinds.OfText(view.Tree.Blocks[found.FirstBlock].Text) is var kind
            && view.Tree.Blocks[found.FirstBlock].Text.Length < MaxLine
                ? kind
                : TimeKind.Unknown
            : TimeKind.Unknown;
    }

    /// <summary>
    /// A block's lines, and its last joined with a scrap that follows: day and year stand in elements of their own on some pages.
    /// </summary>
    private static IEnumerable<string> Lines(PageView view, int block, int to)
    {
        const int scrap = 30;
        var lines = view.Tree.Blocks[block].Text.Split(['\n', '|', '\u2022', '\u00B7']);
        foreach (var line in lines)
        {
            yield return line;
        }

        if (block + 1 < to && lines[^1].Length <= scrap && view.Tree.Blocks[block + 1].Text is { Length: <= scrap } next)
        {
            yield return lines[^1] + " " + next;
        }
    }

    /// <summary>"Published" in a line of its own is said of the next.</summary>
    private static TimeKind OfLabel(PageView view, int block) =>
        block > 0 && view.Tree.Blocks[block - 1].Text is { Length: <= LongestLabel } label ? TimeKinds.OfText(label) : TimeKind.Unknown;

    private static ReadDate? InLines(PageView view, int from, int to, TimeKind kind, string? language)
    {
        for (var i = from; i < to; i++)
        {
            var text = view.Tree.Blocks[i].Text;
            if (text.Length > MaxLine)
            {
                continue;
            }

            foreach (var line in Lines(view, i, to))
            {
                if (
                    (TimeKinds.OfText(line) is not TimeKind.Unknown and var said ? said : OfLabel(view, i)) == kind
                    && DateReader.Find(line, language) is { } date
                    && date.Precision >= Contracts.DatePrecision.Day
                    && (kind != TimeKind.Unknown || !BlockWeights.IsProse(view.Tree.Blocks[i]) || DateOrBylineLine.IsDateOrByline(line))
                )
                {
                    return date;
                }
            }
        }

        return null;
    }
}

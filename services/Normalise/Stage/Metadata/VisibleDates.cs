using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds the dates that a reader sees: in elements made for them, and in lines near the headline and the story's end.</summary>
internal static class VisibleDates
{
    // Lines above and below the headline in which sites put the date, and around the story's end.
    private const int Above = 6;
    private const int Below = 14;
    private const int AroundEnd = 3;
    private const int MaxLine = 160;
    private const int LongestLabel = 24;

    // The article's own are among the first; lists of teasers hold the rest.
    private const int Most = 40;

    // On a page with no more than these, the article's is among them wherever it stands.
    private const int Few = 3;
    private const int LongestBlock = 400;

    public static IReadOnlyList<SeenDate> Of(PageFacts facts, PageView view, int anchor, in PageElement root, string? language)
    {
        var found = new List<SeenDate>();
        foreach (var time in facts.Times)
        {
            var block = view.Tree.Elements[time.Element].FirstBlock;
            var kind = time.Kind != TimeKind.Unknown ? time.Kind : OfSurroundings(view, time.Element);
            if (
                found.Count < Most
                && !time.Aside
                && (kind != TimeKind.Unknown || facts.Times.Count <= Few || block >= anchor - Above - 1 && block <= anchor + Below)
                && (DateReader.Read(time.DateTime, language) ?? DateReader.Read(time.Text, language)) is { } date
            )
            {
                found.Add(new SeenDate(date, kind, IsElement: true, block - anchor));
            }
        }

        var blocks = view.Tree.Blocks.Count;
        var (from, to) = (Math.Max(0, anchor - Above), Math.Min(blocks, anchor + Below));
        InLines(found, view, anchor, from, to, language, labelled: false);
        InLines(
            found,
            view,
            anchor,
            Math.Max(to, root.LastBlock - AroundEnd),
            Math.Min(blocks, root.LastBlock + AroundEnd),
            language,
            labelled: true
        );
        return found;
    }

    private static TimeKind OfSurroundings(PageView view, int element)
    {
        var block = view.Tree.Elements[element].FirstBlock;
        if (block >= view.Tree.Blocks.Count || view.Tree.Blocks[block].Text.Length >= MaxLine)
        {
            return TimeKind.Unknown;
        }

        return TimeKinds.OfText(view.Tree.Blocks[block].Text) is not TimeKind.Unknown and var said ? said : OfLabel(view, block);
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

    private static void InLines(List<SeenDate> found, PageView view, int anchor, int from, int to, string? language, bool labelled)
    {
        for (var i = from; i < to; i++)
        {
            var text = view.Tree.Blocks[i].Text;
            if (text.Length > LongestBlock || !HasDigit(text))
            {
                continue;
            }

            foreach (var line in Lines(view, i, to))
            {
                if (line.Length > MaxLine)
                {
                    continue;
                }

                // "3 December 2025. Updated: 7 December 2025": what stands before the word is another date's.
                var change = TimeKinds.ChangeIn(line);
                if (change > 0 && TimeKinds.OfText(line[..change]) == TimeKind.Unknown)
                {
                    Add(line[..change], TimeKind.Unknown, i);
                    Add(line[change..], TimeKind.Modified, i);
                }
                else
                {
                    Add(line, TimeKinds.OfText(line) is not TimeKind.Unknown and var said ? said : OfLabel(view, i), i);
                }
            }
        }

        void Add(string line, TimeKind kind, int block)
        {
            if (
                (
                    kind != TimeKind.Unknown
                    || !labelled && (!BlockWeights.IsProse(view.Tree.Blocks[block]) || DateOrBylineLine.IsDateOrByline(line))
                )
                && (
                    (kind == TimeKind.Published ? DateReader.Find(TimeKinds.FromPublished(line), language) : null)
                    ?? DateReader.Find(line, language)
                )
                    is { Precision: >= Contracts.DatePrecision.Day } date
                && found.Count < Most
            )
            {
                found.Add(new SeenDate(date, kind, IsElement: false, block - anchor));
            }
        }
    }

    private static bool HasDigit(string text) => text.AsSpan().ContainsAnyInRange('0', '9') || text.Any(char.IsDigit);
}

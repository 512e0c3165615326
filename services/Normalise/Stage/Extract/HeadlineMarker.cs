using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>Cuts the headline, what stands before it, and the scraps (date, byline, standfirst) between it and the story.</summary>
internal static class HeadlineMarker
{
    // Prose before the headline that outweighs this share of the article means that the headline found is not the headline.
    private const double MaxShareBefore = 0.2;
    private const int MaxScraps = 12;

    /// <summary>
    /// The block of the headline: in an h1 if there is one, else in the first heading, else the first text; -1 where there is none.
    /// </summary>
    public static int Find(PageView view, TitleMatcher titles)
    {
        var blocks = view.Tree.Blocks;
        var (heading, text) = (-1, -1);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!titles.IsTitle(blocks[i]))
            {
                continue;
            }

            if (IsFirstHeading(view, blocks[i]))
            {
                return i;
            }

            var isCut = view.Cut[i] is not (FurnitureKind.None or FurnitureKind.Byline or FurnitureKind.ShareBar);
            if (!isCut)
            {
                heading = heading < 0 && blocks[i].Kind == BlockKind.Heading ? i : heading;
                text = text < 0 ? i : text;
            }
        }

        return heading >= 0 ? heading : text;
    }

    public static void Mark(PageView view, int root, int headline, TitleMatcher titles)
    {
        var blocks = view.Tree.Blocks;
        ref readonly var element = ref view.Tree.Elements[root];
        var start = element.FirstBlock;
        if (headline >= element.FirstBlock && headline < element.LastBlock)
        {
            double before = 0;
            for (var i = element.FirstBlock; i < headline; i++)
            {
                before += view.Cut[i] == FurnitureKind.None && BlockWeights.IsProse(blocks[i]) ? blocks[i].Letters : 0;
            }

            if (before <= MaxShareBefore * view.Prose(element))
            {
                for (var i = element.FirstBlock; i <= headline; i++)
                {
                    view.CutBlock(i, FurnitureKind.Headline);
                }

                start = headline + 1;
            }
        }

        CutScraps(view, start, element.LastBlock, titles);
    }

    private static void CutScraps(PageView view, int from, int to, TitleMatcher titles)
    {
        var blocks = view.Tree.Blocks;
        var scraps = 0;
        for (var i = from; i < to && scraps < MaxScraps; i++)
        {
            if (view.Cut[i] != FurnitureKind.None)
            {
                continue;
            }

            var block = blocks[i];
            if (titles.IsTitle(block))
            {
                view.CutBlock(i, FurnitureKind.Headline);
                continue;
            }

            if (
                BlockWeights.IsProse(block) && !DateOrBylineLine.IsDateOrByline(block.Text)
                || block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Row or BlockKind.Preformatted or BlockKind.Quote
                    && !DateOrBylineLine.IsDateOrByline(block.Text)
            )
            {
                return;
            }

            if (block.Kind == BlockKind.Heading && i + 1 < to && HeadingBelongs(view, i, to))
            {
                return;
            }

            scraps++;
            view.CutBlock(i, DateOrBylineLine.IsDateOrByline(block.Text) ? FurnitureKind.Byline : FurnitureKind.Headline);
        }
    }

    /// <summary>A heading with the same name as others further down is the first of the article's own, not a standfirst.</summary>
    private static bool HeadingBelongs(PageView view, int heading, int to)
    {
        var name = view.Tree.Elements[view.Tree.Blocks[heading].Element].Node.LocalName;
        var parent = view.Tree.Elements[view.Tree.Blocks[heading].Element].Parent;
        for (var i = heading + 1; i < to; i++)
        {
            ref readonly var other = ref view.Tree.Elements[view.Tree.Blocks[i].Element];
            if (
                view.Cut[i] == FurnitureKind.None
                && (other.Node.LocalName == name || (other.Parent == parent && BlockWeights.IsProse(view.Tree.Blocks[i])))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFirstHeading(PageView view, PageBlock block) =>
        view.Tree.Elements[block.Element].Node.LocalName is "h1"
        || view.Tree.Elements[view.Tree.Elements[block.Element].Parent].Node.LocalName is "h1";
}

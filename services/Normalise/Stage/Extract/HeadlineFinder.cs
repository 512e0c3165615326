using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>Finds the headline where it stands in the body.</summary>
internal static class HeadlineFinder
{
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

    private static bool IsFirstHeading(PageView view, PageBlock block) =>
        view.Tree.Elements[block.Element].Node.LocalName is "h1"
        || view.Tree.Elements[view.Tree.Elements[block.Element].Parent].Node.LocalName is "h1";
}

using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Cuts parts of a page by the title that stands over them: "Related articles", "Comments", "Most read". Such a title cuts the smallest
/// part
/// that begins with it; where it stands loose among its siblings, it cuts what follows as long as that looks like the announced list.
/// </summary>
internal static class SectionMarker
{
    private const double MaxShare = 0.35;

    // A paragraph with more words than a teaser has, and hardly a link, is the story going on.
    private const int StoryWords = 30;

    /// <param name="view">Gets the cuts.</param>
    /// <param name="titles">What each block announces as the title of a part.</param>
    public static void Mark(PageView view, BlockTraits[] titles)
    {
        var blocks = view.Tree.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var cause = titles[i].Title;
            if (cause == FurnitureKind.None || view.Cut[i] != FurnitureKind.None)
            {
                continue;
            }

            var part = cause is FurnitureKind.Advertisement or FurnitureKind.ShareBar ? -1 : PartBegunBy(view, i);
            if (part >= 0)
            {
                Cut(view, i, view.Tree.Elements[part].LastBlock, cause);
            }
            else if (
                cause is FurnitureKind.Advertisement or FurnitureKind.ShareBar
                || CutLooseList(view, i, cause)
                || block.Kind == BlockKind.Heading
                || block.LinkShare > 0.5
            )
            {
                Cut(view, i, i + 1, cause);
            }
        }

        view.Sum();
    }

    /// <summary>
    /// The largest element that begins with this block and is yet a small part of the page; -1 where none holds more than the title.
    /// </summary>
    private static int PartBegunBy(PageView view, int block)
    {
        var elements = view.Tree.Elements;
        var found = -1;
        for (var i = view.Tree.Blocks[block].Element; i > 0; i = elements[i].Parent)
        {
            ref readonly var element = ref elements[i];
            if (element.FirstBlock != block || view.Prose(element) > MaxShare * view.TotalProse)
            {
                break;
            }

            if (element.LastBlock > block + 1)
            {
                found = i;
            }
        }

        return found;
    }

    /// <summary>
    /// True where something followed that looked like the list; a plain line of such words may as well be a subtitle of the story.
    /// </summary>
    private static bool CutLooseList(PageView view, int title, FurnitureKind cause)
    {
        var blocks = view.Tree.Blocks;
        var elements = view.Tree.Elements;
        var parent = ParentOf(view, title);
        var cutAny = title + 1 >= elements[parent].LastBlock;
        var endsWithParent = cause == FurnitureKind.Comments && blocks[title].Kind == BlockKind.Heading;
        for (var i = title + 1; i < elements[parent].LastBlock; i++)
        {
            var block = blocks[i];
            var isOwnParagraph = elements[block.Element].Parent == parent || block.Element == parent;
            if (
                !endsWithParent
                && (
                    block.Kind == BlockKind.Heading && isOwnParagraph
                    || (isOwnParagraph && block.LinkShare < 0.4 && BlockWeights.IsProse(block))
                    || (block.Words >= StoryWords && block.LinkShare < 0.2 && !IsInCard(view, block.Element, parent))
                )
            )
            {
                return cutAny;
            }

            if (
                blocks[title].Kind != BlockKind.Heading
                && !cutAny
                && block.LinkShare < 0.4
                && view.Cut[i] == FurnitureKind.None
                && !IsInCard(view, block.Element, parent)
            )
            {
                return false;
            }

            Cut(view, i, i + 1, cause);
            cutAny = true;
        }

        return true;
    }

    /// <summary>Where the title's list must end: the nearest element around the title that holds more than the title.</summary>
    private static int ParentOf(PageView view, int block)
    {
        var elements = view.Tree.Elements;
        var i = view.Tree.Blocks[block].Element;
        while (i > 0 && elements[i].LastBlock - elements[i].FirstBlock <= 1)
        {
            i = elements[i].Parent;
        }

        return i;
    }

    private static bool IsInCard(PageView view, int element, int end)
    {
        var elements = view.Tree.Elements;
        for (var i = element; i > end; i = elements[i].Parent)
        {
            if (elements[i].Node.LocalName is "article" or "li")
            {
                return true;
            }
        }

        return false;
    }

    private static void Cut(PageView view, int from, int to, FurnitureKind cause)
    {
        for (var i = from; i < to; i++)
        {
            view.CutBlock(i, cause);
        }
    }
}

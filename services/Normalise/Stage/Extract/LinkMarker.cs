using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Cuts lists of links. Inside an article a link may fill a heading, a paragraph or a list item; what tells a list of other stories from
/// such links is that it stands at the end, or that nothing but links stands around it.
/// </summary>
internal static class LinkMarker
{
    private const double MostlyLink = 0.5;
    private const int MaxRunInside = 4;
    private const int MinTeaserWords = 5;

    /// <param name="host">The page's own host, where known.</param>
    public static void Mark(PageView view, int root, string? host)
    {
        var blocks = view.Tree.Blocks;
        ref readonly var element = ref view.Tree.Elements[root];
        var lastProse = element.FirstBlock - 1;
        for (var i = element.FirstBlock; i < element.LastBlock; i++)
        {
            lastProse = view.Cut[i] == FurnitureKind.None && BlockWeights.IsProse(blocks[i]) && blocks[i].LinkShare < 0.4 ? i : lastProse;
        }

        var run = element.FirstBlock;
        while (run < element.LastBlock)
        {
            if (view.Cut[run] != FurnitureKind.None || blocks[run].LinkShare <= MostlyLink)
            {
                run++;
                continue;
            }

            var end = run;
            var count = 0;
            while (end < element.LastBlock && (view.Cut[end] != FurnitureKind.None || blocks[end].LinkShare > MostlyLink))
            {
                count += view.Cut[end] == FurnitureKind.None ? 1 : 0;
                end++;
            }

            CutRun(view, run, end, isAtEnd: run > lastProse, count, host);
            run = end;
        }
    }

    private static void CutRun(PageView view, int from, int to, bool isAtEnd, int count, string? host)
    {
        var blocks = view.Tree.Blocks;
        for (var i = from; i < to; i++)
        {
            var block = blocks[i];
            var mayStay = block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Heading or BlockKind.Quote or BlockKind.Row;
            var isLong = block.Letters - block.LinkedLetters >= 60;
            if (
                !isLong
                && (
                    !mayStay
                    || (isAtEnd && block.LinkShare > 0.8)
                    || (count > MaxRunInside && block.LinkShare > 0.8)
                    || IsTeaser(view, block, host)
                )
            )
            {
                view.CutBlock(i, FurnitureKind.Links);
            }
        }
    }

    /// <summary>
    /// A paragraph that is a headline of the same site, linked: stories are promoted so between the paragraphs of others.
    /// </summary>
    private static bool IsTeaser(PageView view, PageBlock block, string? host)
    {
        if (block.Kind != BlockKind.Paragraph || block.LinkShare < 0.95 || block.Words < MinTeaserWords || block.Link < 0)
        {
            return false;
        }

        var href = view.Tree.Elements[block.Link].Node.GetAttribute("href") ?? "";
        if (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal))
        {
            return true;
        }

        return host is not null
            && Addresses.Host(href) is { } other
            && (other == host || other.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));
    }
}

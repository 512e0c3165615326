namespace Pipeline.Normalise.Extract;

/// <summary>How much each block speaks for (above zero) or against (below) the part of the page it stands in being the article.</summary>
internal static class BlockWeights
{
    // Past this a longer paragraph proves no more; keeps one huge block (a licence, a script shown as text) from outweighing an article.
    private const int MaxProse = 600;

    public static double Of(PageBlock block)
    {
        var unlinked = block.Letters - block.LinkedLetters;
        if (block.LinkShare > 0.5)
        {
            return -10 - (0.25 * Math.Min(block.Letters, 120));
        }

        if (block.Kind == BlockKind.Heading)
        {
            return -2;
        }

        if (IsProse(block))
        {
            return Math.Min(unlinked, MaxProse)
                * (1 - block.LinkShare)
                * (block.Kind is BlockKind.Paragraph or BlockKind.Quote or BlockKind.Preformatted ? 1 : 0.8);
        }

        return block.Kind switch
        {
            BlockKind.Row or BlockKind.ListItem => Math.Min(unlinked, 60) * 0.1,
            BlockKind.Paragraph => Math.Min(unlinked, 60) * 0.15,
            _ => -4,
        };
    }

    public static bool IsProse(PageBlock block) =>
        block.Words >= 8
        && block.LinkShare < 0.5
        && (block.EndsSentence || block.Stops >= 2 || block.Words >= 25)
        && block.Kind is not (BlockKind.Heading or BlockKind.Caption)
        && block.Letters < block.Words * 30;
}

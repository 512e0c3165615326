using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>Single lines that are not part of an article, by two signs: what they say, and how or where they stand.</summary>
internal static class FurnitureLine
{
    private const int MaxPleaWords = 30;

    public static FurnitureKind Of(PageEvidence page, int index)
    {
        var block = page.Tree.Blocks[index];
        ref readonly var traits = ref page.Traits[index];
        var isHeading = block.Kind == BlockKind.Heading;
        if (index == page.Headline || (traits.IsTitle && (isHeading || index < page.Headline)))
        {
            return FurnitureKind.Headline;
        }

        if (block.Kind == BlockKind.Caption || page.View.Cut[index] == FurnitureKind.Caption)
        {
            return FurnitureKind.Caption;
        }

        if (traits.IsPointer && block.LinkShare > 0.4)
        {
            return FurnitureKind.ReadMore;
        }

        if (
            traits.IsPlea
            && block.Kind != BlockKind.ListItem
            && block.Words <= MaxPleaWords
            && (block.LinkShare > 0.5 || IsLast(page, index))
        )
        {
            return FurnitureKind.CallToAction;
        }

        if (traits.IsCredit && block.Kind == BlockKind.Text)
        {
            return FurnitureKind.Credit;
        }

        // Between the headline and the story's first paragraph; in a thread such a line says who speaks.
        var isAboveStory = page.Headline >= 0 && index > page.Headline && page.Sums.ProseBlocks(page.Headline, index) == 0;
        if (traits.IsDated && isAboveStory && page.Kinds[PageKinds.Thread] < 0.3)
        {
            return FurnitureKind.Byline;
        }

        return traits.Title;
    }

    /// <summary>What to call a block that goes because it does not look like the article.</summary>
    public static FurnitureKind ReasonFor(PageEvidence page, int index)
    {
        ref readonly var traits = ref page.Traits[index];
        return page.View.Cut[index] switch
        {
            not FurnitureKind.None and var claimed => claimed,
            _ when traits.IsPointer => FurnitureKind.ReadMore,
            _ when traits.IsPlea => FurnitureKind.CallToAction,
            _ when traits.IsCredit => FurnitureKind.Credit,
            _ when page.Tree.Blocks[index].LinkShare > 0.5 => FurnitureKind.Links,
            _ when traits.IsDated => FurnitureKind.Byline,
            _ => FurnitureKind.Other,
        };
    }

    /// <summary>Nothing but scraps follows in the heaviest part of the page.</summary>
    private static bool IsLast(PageEvidence page, int index)
    {
        ref readonly var root = ref page.Tree.Elements[page.Root];
        return index < root.LastBlock && page.Sums.ProseBlocks(index + 1, root.LastBlock) <= 2;
    }
}

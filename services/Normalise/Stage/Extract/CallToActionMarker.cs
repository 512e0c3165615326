using System.Text.RegularExpressions;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Cuts single lines inside the article that are not of it: pointers to other stories, pleas at the end, credits of pictures. Only short
/// lines, and only with a second sign besides the words (mostly a link, at the very end, no sentence), so that a story about newsletters
/// keeps its sentences.
/// </summary>
internal static partial class CallToActionMarker
{
    private const int MaxWords = 45;
    private const int MaxPleaWords = 30;
    private const int MaxCreditWords = 14;
    private const int TailBlocks = 4;

    public static void Mark(PageView view, int root)
    {
        var blocks = view.Tree.Blocks;
        ref readonly var element = ref view.Tree.Elements[root];
        var left = TailBlocks;
        for (var i = element.LastBlock - 1; i >= element.FirstBlock; i--)
        {
            if (view.Cut[i] != FurnitureKind.None)
            {
                continue;
            }

            var block = blocks[i];
            if (block.Words <= MaxWords && CauseOf(block, isTail: left > 0) is var cause && cause != FurnitureKind.None)
            {
                view.CutBlock(i, cause);
            }
            else
            {
                left--;
            }
        }
    }

    private static FurnitureKind CauseOf(PageBlock block, bool isTail)
    {
        if (block.LinkShare > 0.4 && CallToActionPhrases.IsPointer(block.Text))
        {
            return FurnitureKind.Teaser;
        }

        var mostlyLink = block.LinkShare > 0.5 && block.Kind != BlockKind.ListItem;
        if (
            (mostlyLink || (isTail && block.Words <= MaxPleaWords && block.Kind != BlockKind.ListItem))
            && CallToActionPhrases.IsPlea(block.Text)
        )
        {
            return FurnitureKind.CallToAction;
        }

        var isCredit = block.Words <= MaxCreditWords && block.Kind is BlockKind.Text && !block.EndsSentence && Credit().Holds(block.Text);
        return isCredit ? FurnitureKind.Caption : FurnitureKind.None;
    }

    [GeneratedRegex(
        @"(?:\b(?:Getty|Getty Images|AFP|Reuters|REUTERS|AP|EPA|PA|Shutterstock|iStock|Alamy|Unsplash|Wikimedia|Flickr|Rex|dpa|imago|Bloomberg)(?:\s+(?:Images|Photo|Commons|Wire))?\s*\)?$)|^(?:Photo|Image|Picture|Foto|Bild|Credit|Photograph|Фото|写真|사진)\s*(?:by|:|©|/|via|credit)|\((?:Photo|Image|Credit|Foto|Picture)\b",
        RegexOptions.CultureInvariant,
        2_000
    )]
    private static partial Regex Credit();
}

using System.Numerics;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Marks what the page itself calls furniture by element or class name. A name is believed only where the part it names is small:
/// themes put words like <c>sidebar</c> or <c>share</c> on the element that holds everything.
/// </summary>
internal static class FurnitureMarker
{
    private const double MaxShare = 0.35;

    private const double MaxHiddenShare = 0.6;

    // Comments, and the small print of consent, may outweigh a short post many times over.
    private const double MaxCommentsShare = 0.97;

    public static void Mark(PageView view)
    {
        var elements = view.Tree.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            ref readonly var element = ref elements[i];
            var hint = element.Hints & Hint.Furniture;
            if (hint == Hint.None || element.FirstBlock == element.LastBlock || !IsBelieved(view, i, hint))
            {
                continue;
            }

            var cause = CauseOf(hint);
            for (var block = element.FirstBlock; block < element.LastBlock; block++)
            {
                view.CutBlock(block, cause);
            }

            i = element.End - 1;
        }

        view.Sum();
    }

    private static bool IsBelieved(PageView view, int index, Hint hint)
    {
        ref readonly var element = ref view.Tree.Elements[index];
        if (element.Parent < 0 || element.Node.LocalName is "html" or "body" or "main")
        {
            return false;
        }

        var share = view.TotalProse == 0 ? 0 : view.Prose(element) / view.TotalProse;
        if ((hint & (Hint.Comments | Hint.Consent)) != 0)
        {
            return share < MaxCommentsShare && !HoldsContent(view, index);
        }

        // Hidden by the page's own style is a fact, where a class name is only a word; stories that unfold on a click are the exception.
        if ((hint & Hint.Hidden) != 0 && (element.Node.HasAttribute("style") || element.Node.HasAttribute("hidden")))
        {
            return share < MaxHiddenShare;
        }

        // Posts from elsewhere stand in an article as quotes, in wrappers named for the network they came from.
        if ((hint & ~(Hint.Share | Hint.Media | Hint.Sidebar)) == 0 && HoldsQuote(view, index))
        {
            return false;
        }

        return share < MaxShare && ((element.Hints & Hint.Content) == 0 || share < 0.05);
    }

    private static bool HoldsQuote(PageView view, int index)
    {
        ref readonly var element = ref view.Tree.Elements[index];
        for (var i = element.FirstBlock; i < element.LastBlock; i++)
        {
            if (view.Tree.Blocks[i].Kind == BlockKind.Quote)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsContent(PageView view, int index)
    {
        var elements = view.Tree.Elements;
        for (var i = index; i < elements[index].End; i++)
        {
            if (
                elements[i].Node.LocalName is "h1"
                || (elements[i].Hints & Hint.Content) != 0 && view.Prose(elements[i]) > 0.3 * view.TotalProse
            )
            {
                return true;
            }
        }

        return false;
    }

    private static FurnitureKind CauseOf(Hint hint) =>
        hint switch
        {
            _ when (hint & Hint.Comments) != 0 => FurnitureKind.Comments,
            _ when (hint & Hint.Consent) != 0 => FurnitureKind.Consent,
            _ when (hint & Hint.Newsletter) != 0 => FurnitureKind.Newsletter,
            _ when (hint & Hint.Related) != 0 => FurnitureKind.Teaser,
            _ when (hint & Hint.Share) != 0 => FurnitureKind.ShareBar,
            _ when (hint & Hint.AuthorBox) != 0 => FurnitureKind.AuthorBox,
            _ when (hint & Hint.Promotion) != 0 => FurnitureKind.Advertisement,
            _ => Enum.Parse<FurnitureKind>(((Hint)(1 << BitOperations.TrailingZeroCount((int)hint))).ToString()),
        };
}

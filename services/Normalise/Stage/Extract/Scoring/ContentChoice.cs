using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>
/// Chooses the article's blocks by how likely each is, and names why the others go. What the trees say is weighed, not obeyed, in two
/// places: a block that its class or the title above it claims as furniture must look the part of the article more (each claim at the
/// threshold that costs nothing in cross-validation), and single lines with two signs of furniture go whatever they look like.
/// </summary>
internal static class ContentChoice
{
    // Cross-validated F1 is flat from 0.4 to 0.5.
    private const double Threshold = 0.45;

    // On articles, what stands outside the heaviest part of the page: articles .959 to .960, and strange pages lose less. On other kinds it
    // would cost (threads .83 to .82).
    private const double ThresholdOutside = 0.6;

    private const double ThresholdClaimed = 0.9;

    // Some systems call an article's first paragraph its teaser.
    private const double ThresholdTeaser = 0.7;

    // Between two blocks of the article, less will do: a subtitle, a figure, a short answer.
    private const double ThresholdWithin = 0.25;

    private const double LikelyKind = 0.6;
    private const double PossibleKind = 0.3;

    // Shorter texts repeat by chance.
    private const int MinWordsOfCopy = 8;

    /// <summary>Why each block goes; <see cref="FurnitureKind.None"/> for those that stay.</summary>
    public static FurnitureKind[] Of(PageEvidence page, double[] likely)
    {
        var blocks = page.Tree.Blocks;
        var cut = new FurnitureKind[blocks.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cut.Length; i++)
        {
            if (FurnitureLine.Of(page, i) is not FurnitureKind.None and var kind)
            {
                cut[i] = kind;
            }
            else if (!IsLikely(page, likely, i))
            {
                cut[i] = FurnitureLine.ReasonFor(page, i);
            }
            else if (blocks[i].Words >= MinWordsOfCopy && blocks[i].Kind != BlockKind.Preformatted && !seen.Add(blocks[i].Text))
            {
                // The same paragraph again, for another width of screen.
                cut[i] = FurnitureKind.Hidden;
            }
        }

        return cut;
    }

    private static bool IsLikely(PageEvidence page, double[] likely, int index) =>
        likely[index] >= ThresholdFor(page, index)
        || likely[index] >= ThresholdWithin
            && page.View.Cut[index] == FurnitureKind.None
            && index > 0
            && index + 1 < likely.Length
            && likely[index - 1] >= Threshold
            && likely[index + 1] >= Threshold;

    private static double ThresholdFor(PageEvidence page, int index)
    {
        var isArticle = page.Kinds[PageKinds.Article] >= LikelyKind;
        ref readonly var root = ref page.Tree.Elements[page.Root];
        return page.View.Cut[index] switch
        {
            FurnitureKind.None => isArticle && (index < root.FirstBlock || index >= root.LastBlock) ? ThresholdOutside : Threshold,
            FurnitureKind.ShareBar
            or FurnitureKind.Byline
            or FurnitureKind.Newsletter
            or FurnitureKind.AuthorBox
            or FurnitureKind.Footer
            or FurnitureKind.CommentForm => ThresholdClaimed,
            FurnitureKind.Teaser => ThresholdTeaser,
            FurnitureKind.Comments => page.Kinds[PageKinds.Thread] < PossibleKind ? ThresholdClaimed : Threshold,
            FurnitureKind.Advertisement => page.Kinds[PageKinds.Service] < PossibleKind ? ThresholdClaimed : Threshold,
            _ => isArticle ? ThresholdOutside : Threshold,
        };
    }
}

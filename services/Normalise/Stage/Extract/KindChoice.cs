using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Settles a page's kind. Article, thread, documentation and service are learned; product and listing are ruled by signs that pages of the
/// other kinds hardly have together, and "other" is what nothing speaks for.
/// </summary>
internal static class KindChoice
{
    private const double Unsure = 0.4;
    private const double Likely = 0.6;
    private const double Ruled = 0.75;
    private const double MinLettersOfCards = 400;

    private static readonly int ProductLabels = Index("labels@5");
    private static readonly int ProductType = Index("og-product");
    private static readonly int ArticleType = Index("og-article");
    private static readonly int WebsiteType = Index("og-website");
    private static readonly int SaysDate = Index("says-date");
    private static readonly int DataDate = Index("data-date");
    private static readonly int PathRoot = Index("path-root");

    public static (string Kind, double Confidence) Of(PageEvidence page, FurnitureKind[] cut)
    {
        var best = Array.IndexOf(page.Kinds, page.Kinds.Max());
        var learned = (PageKinds.Learned[best], page.Kinds[best]);
        if (best == PageKinds.Thread && page.Kinds[best] >= Unsure)
        {
            return learned;
        }

        if (IsProduct(page))
        {
            return ("product", Ruled);
        }

        if (IsListing(page, cut))
        {
            return (PageKinds.Listing, Ruled);
        }

        return page.Kinds[best] >= Unsure ? learned : ("other", 1 - page.Kinds[best]);
    }

    private static bool IsProduct(PageEvidence page) =>
        page.KindRow[ProductType] > 0
        || page.KindRow[ProductLabels] >= 2 && (page.Schema & (SchemaTypes.Product | SchemaTypes.Article)) == SchemaTypes.Product;

    /// <summary>Cards of other pages are most of what can be read, and nothing dates the page or calls it an article.</summary>
    private static bool IsListing(PageEvidence page, FurnitureKind[] cut)
    {
        var row = page.KindRow;
        var saysArticle =
            row[SaysDate] > 0
            || row[DataDate] > 0
            || row[ArticleType] > 0
            || (page.Schema & SchemaTypes.Article) != 0 && row[PathRoot] == 0;
        var isOther = page.Kinds.Max() >= Likely && page.Kinds[PageKinds.Article] < Likely;
        if (saysArticle || isOther)
        {
            return false;
        }

        var isCard = new bool[cut.Length];
        foreach (var group in page.Repeats.All)
        {
            if (group.Count < 4 || group.Cards < 0.7 * group.Count || group.Letters > 700.0 * group.Count)
            {
                continue;
            }

            foreach (var item in group.Items)
            {
                ref readonly var element = ref page.Tree.Elements[item];
                isCard.AsSpan(element.FirstBlock, element.LastBlock - element.FirstBlock).Fill(true);
            }
        }

        var (cards, kept, keptCards) = (0.0, 0.0, 0.0);
        for (var i = 0; i < cut.Length; i++)
        {
            var letters = page.Tree.Blocks[i].Letters;
            cards += isCard[i] ? letters : 0;
            kept += cut[i] == FurnitureKind.None ? letters : 0;
            keptCards += cut[i] == FurnitureKind.None && isCard[i] ? letters : 0;
        }

        // A front page says so by its address, a category often by its data; a page of neither must be cards nearly alone.
        var isFront = row[PathRoot] > 0 || (page.Schema & SchemaTypes.Listing) != 0;
        var least =
            isFront ? 1.5
            : row[WebsiteType] > 0 ? 4
            : 8;
        return cards > MinLettersOfCards && cards > least * (kept - keptCards);
    }

    private static int Index(string name)
    {
        for (var i = 0; i < KindFeatures.Names.Count; i++)
        {
            if (KindFeatures.Names[i] == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"No feature is called '{name}'.");
    }
}

using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Whether a page could as well have been read otherwise: what was left out looks half as much like the article as what was kept, or more.
/// </summary>
internal static class CloseCall
{
    public const string Flag = "close-call";

    private const double MinShare = 0.5;

    public static bool Is(AnalysedPage page)
    {
        var (kept, left) = (0.0, 0.0);
        for (var i = 0; i < page.Cut.Length; i++)
        {
            var likely = page.Likely[i] * page.Tree.Blocks[i].Letters;
            kept += page.Cut[i] == FurnitureKind.None ? likely : 0;
            left += page.Cut[i] is not (FurnitureKind.None or FurnitureKind.Headline or FurnitureKind.Caption or FurnitureKind.Hidden)
                ? likely
                : 0;
        }

        return left > MinShare * kept;
    }
}

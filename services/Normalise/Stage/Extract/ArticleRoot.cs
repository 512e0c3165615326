using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>The smallest element that holds nearly all that was kept: around it bylines and dates are looked for.</summary>
internal static class ArticleRoot
{
    private const double MinShare = 0.9;

    /// <param name="fallback">Where nothing was kept.</param>
    public static int Of(PageTree tree, FurnitureKind[] cut, int fallback)
    {
        var kept = new double[cut.Length + 1];
        for (var i = 0; i < cut.Length; i++)
        {
            kept[i + 1] = kept[i] + (cut[i] == FurnitureKind.None ? tree.Blocks[i].Letters : 0);
        }

        if (kept[^1] <= 0)
        {
            return fallback;
        }

        // An element that holds more than half has at most one child that does: the way down never forks.
        var root = 0;
        for (var i = 1; i < tree.Elements.Length; i++)
        {
            ref readonly var element = ref tree.Elements[i];
            if (element.Parent == root && kept[element.LastBlock] - kept[element.FirstBlock] >= MinShare * kept[^1])
            {
                root = i;
            }
        }

        return root;
    }
}

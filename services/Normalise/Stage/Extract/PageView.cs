using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>A page with the weights of its blocks and which of them are cut, and sums over any part of it at once.</summary>
internal sealed class PageView
{
    private readonly double[] _weightBefore;
    private readonly double[] _proseBefore;

    public PageView(PageTree tree)
    {
        Tree = tree;
        Cut = new FurnitureKind[tree.Blocks.Count];
        Weights = new double[tree.Blocks.Count];
        _weightBefore = new double[tree.Blocks.Count + 1];
        _proseBefore = new double[tree.Blocks.Count + 1];
        for (var i = 0; i < tree.Blocks.Count; i++)
        {
            var block = tree.Blocks[i];
            Weights[i] = BlockWeights.Of(block);
            _proseBefore[i + 1] = _proseBefore[i] + (BlockWeights.IsProse(block) ? block.Letters - block.LinkedLetters : 0);
        }

        Sum();
    }

    public PageTree Tree { get; }

    public double[] Weights { get; }

    /// <summary>Why a block is not part of the article; <see cref="FurnitureKind.None"/> where it may be.</summary>
    public FurnitureKind[] Cut { get; }

    public double TotalProse => _proseBefore[^1];

    public double Prose(in PageElement element) => _proseBefore[element.LastBlock] - _proseBefore[element.FirstBlock];

    public double Weight(in PageElement element) => _weightBefore[element.LastBlock] - _weightBefore[element.FirstBlock];

    public void CutBlock(int block, FurnitureKind cause)
    {
        if (Cut[block] == FurnitureKind.None)
        {
            Cut[block] = cause;
            // A little against the part it stands in: furniture stands beside furniture.
            Weights[block] = Math.Min(0, -0.15 * Math.Abs(Weights[block]));
        }
    }

    /// <summary>Adds up anew after weights have changed.</summary>
    public void Sum()
    {
        for (var i = 0; i < Weights.Length; i++)
        {
            _weightBefore[i + 1] = _weightBefore[i] + Weights[i];
        }
    }
}

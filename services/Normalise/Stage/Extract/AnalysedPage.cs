using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>A page after all is judged.</summary>
/// <param name="Cut">Why each block is not part of the article; <see cref="FurnitureKind.None"/> for those that are.</param>
/// <param name="Root">Element that holds nearly all of the article.</param>
/// <param name="Likely">How likely each block seemed.</param>
internal sealed record AnalysedPage(PageEvidence Evidence, FurnitureKind[] Cut, double[] Likely, int Root)
{
    public PageTree Tree => Evidence.Tree;
}

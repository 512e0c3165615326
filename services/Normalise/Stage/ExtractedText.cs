using Pipeline.Contracts;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise;

/// <summary>An article between its markup and its final form.</summary>
/// <param name="Text">Only the story.</param>
/// <param name="Said">What the page or the text itself says of the article.</param>
internal sealed record ExtractedText(string Text, PageMetadata Said, IReadOnlyList<RepairNote> Repairs, IReadOnlyList<RemovalNote> Removed)
{
    /// <summary>What the page is; of a text, nothing is known.</summary>
    public PageJudgement Judgement { get; init; } = PageJudgement.None;
}

using Pipeline.Contracts;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>What a page holds: the article's body, what the page says about it, and what was left out near it.</summary>
/// <param name="Text">The body: paragraphs parted by an empty line, no headline; empty where the page has no text.</param>
/// <param name="Blocks">The body block by block, with what the markup said of each.</param>
/// <param name="Removed">What was cut inside the article as furniture, capped in number and length.</param>
public sealed record ExtractedPage(string Text, IReadOnlyList<TextBlock> Blocks, PageMetadata Metadata, IReadOnlyList<RemovalNote> Removed)
{
    public PageJudgement Judgement { get; init; } = PageJudgement.None;
}

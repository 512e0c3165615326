using Pipeline.Contracts;

namespace Pipeline.Normalise.Extract;

/// <summary>What a page is, beside what it says.</summary>
/// <param name="Kind">As <see cref="NormalisedArticle.Kind"/>.</param>
/// <param name="Confidence">As <see cref="NormalisedArticle.KindConfidence"/>.</param>
/// <param name="Posts">As <see cref="NormalisedArticle.Posts"/>.</param>
/// <param name="Flags">Those of <see cref="NormalisedArticle.Flags"/> that the page's layout gives.</param>
public sealed record PageJudgement(string? Kind, double Confidence, IReadOnlyList<ThreadPost> Posts, IReadOnlyList<string> Flags)
{
    /// <summary>Of what is not a page.</summary>
    public static PageJudgement None { get; } = new(null, 0, [], []);

    internal static PageJudgement Of(AnalysedPage page, string? language)
    {
        var (kind, confidence) = KindChoice.Of(page.Evidence, page.Cut);
        return new PageJudgement(
            kind,
            Math.Round(confidence, 2),
            kind == "thread" ? PostReader.Read(page, language) : [],
            CloseCall.Is(page) ? [CloseCall.Flag] : []
        );
    }
}

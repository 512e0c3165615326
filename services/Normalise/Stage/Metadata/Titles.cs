using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Metadata;

/// <summary>Chooses the headline.</summary>
internal static class Titles
{
    private static readonly IReadOnlyDictionary<string, double> Weights = LearnedWeights.Read("title-model.txt");

    public static IEnumerable<string?> Candidates(PageFacts facts, JsonLdArticle? article)
    {
        yield return article?.Headline;
        foreach (var (_, title) in facts.All(MetadataOrder.Title))
        {
            yield return title;
        }

        yield return facts.TitleElement;
    }

    public static string? Choose(PageFacts facts, JsonLdArticle? article, PageView view, int story, int headline, string? site, string? url)
    {
        var siteKeys = TitleCandidates.WithLogo(Sites.Keys(facts, article, site, url), facts, view);
        var candidates = TitleCandidates.Of(facts, article, view, story, siteKeys);
        return Best(candidates, new TitleModel(candidates, siteKeys, story, headline, url), Weights)?.Text;
    }

    public static TitleCandidate? Best(
        IReadOnlyList<TitleCandidate> candidates,
        TitleModel model,
        IReadOnlyDictionary<string, double> weights
    )
    {
        TitleCandidate? best = null;
        var most = double.NegativeInfinity;
        foreach (var candidate in candidates)
        {
            var score = weights.Score(model.Features(candidate));
            (best, most) = score > most ? (candidate, score) : (best, most);
        }

        return best;
    }
}

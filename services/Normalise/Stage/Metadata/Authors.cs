using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds who wrote the article: the likeliest of all that the page says.</summary>
internal static class Authors
{
    /// <summary>Below it nobody is named: the score is a logarithm of odds against nobody.</summary>
    private const double Least = -0.5;

    private const int MaxNames = 12;

    public static IReadOnlyList<string> Find(
        PageFacts facts,
        JsonLdArticle? article,
        PageView view,
        int anchor,
        in PageElement root,
        string? site
    )
    {
        var siteKey = site is null ? "" : MetadataText.Key(site);
        return Best(AuthorCandidates.Of(facts, article, view, anchor, root, siteKey), siteKey, null)?.Names.Take(MaxNames).ToArray() ?? [];
    }

    public static AuthorCandidate? Best(
        IReadOnlyList<AuthorCandidate> candidates,
        string siteKey,
        IReadOnlyDictionary<string, double>? weights
    )
    {
        AuthorCandidate? best = null;
        var most = Least;
        foreach (var candidate in candidates)
        {
            var score = AuthorModel.Score(candidate, candidates, siteKey, weights);
            (best, most) = score > most ? (candidate, score) : (best, most);
        }

        return best;
    }
}

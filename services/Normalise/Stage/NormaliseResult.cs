using Pipeline.Contracts;

namespace Pipeline.Normalise;

/// <summary>The stage's answer: an article, or why there is none. Trouble around the article is an exception instead.</summary>
public abstract record NormaliseResult
{
    private NormaliseResult() { }

    public sealed record Accepted(NormalisedArticle Article) : NormaliseResult;

    /// <param name="Reason">From the closed list in the service's README.</param>
    /// <param name="Detail">What was found and what to do, for a person.</param>
    public sealed record Rejected(string Reason, string Detail) : NormaliseResult;
}

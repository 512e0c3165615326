using Pipeline.Contracts;

namespace Pipeline.Search.Operations;

/// <summary>Which failures a person means: one article's at a stage, a group, a stage's, or all.</summary>
public sealed record FailureChoice(Stage? Stage = null, string? Reason = null, string? Id = null)
{
    public bool Has(Rejection failure) =>
        (Stage is null || failure.Stage == Stage)
        && (Reason is null || failure.Reason == Reason)
        && (Id is null || failure.ArticleId == Id);
}

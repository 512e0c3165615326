using Pipeline.Contracts;

namespace Pipeline.Index;

/// <summary>The stage's answer. Index refuses nothing that the stages before it accepted.</summary>
public abstract record IndexResult
{
    private IndexResult() { }

    public sealed record Accepted(IndexedArticle Article) : IndexResult;
}

namespace Pipeline.Contracts;

/// <summary>An article can be found by search. The last message of the flow; nothing in the product waits for it.</summary>
public sealed record ArticleIndexed : IArticleMessage
{
    /// <inheritdoc cref="ArticleIngested.ArticleId"/>
    public required string ArticleId { get; init; }
}

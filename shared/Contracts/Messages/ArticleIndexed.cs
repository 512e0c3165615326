using MassTransit;

namespace Pipeline.Contracts;

/// <summary>An article can be found by search. The last message of the flow; nothing in the product waits for it.</summary>
[EntityName("pipeline:article-indexed:v1")]
[MessageUrn("pipeline:article-indexed:v1", useDefaultPrefix: false)]
public sealed record ArticleIndexed
{
    /// <inheritdoc cref="ArticleIngested.ArticleId"/>
    public required string ArticleId { get; init; }
}

namespace Pipeline.Contracts;

/// <summary>An article's clean text is in the store.</summary>
public sealed record ArticleNormalised : IArticleMessage
{
    /// <inheritdoc cref="ArticleIngested.ArticleId"/>
    public required string ArticleId { get; init; }

    /// <summary>Length of the clean text in UTF-16 code units.</summary>
    public int? Length { get; init; }

    /// <inheritdoc cref="ArticleIngested.Rerun"/>
    public bool Rerun { get; init; }
}

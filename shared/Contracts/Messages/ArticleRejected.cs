namespace Pipeline.Contracts;

/// <summary>A stage after Ingest refused an article. Ingest puts its file into <c>failed/</c> with the reason beside it.</summary>
public sealed record ArticleRejected : IArticleMessage
{
    /// <inheritdoc cref="ArticleIngested.ArticleId"/>
    public required string ArticleId { get; init; }

    public required Stage Stage { get; init; }

    /// <inheritdoc cref="Rejection.Reason"/>
    public required string Reason { get; init; }

    /// <inheritdoc cref="Rejection.Detail"/>
    public required string Detail { get; init; }
}

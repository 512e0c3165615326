namespace Pipeline.Contracts;

/// <summary>An article's topics, language, keywords, entities and summary are in the store.</summary>
public sealed record ArticleClassified : IArticleMessage
{
    /// <inheritdoc cref="ArticleIngested.ArticleId"/>
    public required string ArticleId { get; init; }

    /// <summary>Code of the first topic, for example <c>medtop:16000000</c>; null where none was sure enough.</summary>
    public string? Topic { get; init; }

    /// <summary>ISO 639-1 code.</summary>
    public string? Language { get; init; }

    /// <inheritdoc cref="ArticleIngested.Rerun"/>
    public bool Rerun { get; init; }
}

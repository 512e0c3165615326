using Pipeline.Contracts;

namespace Pipeline.ToyStage.Tests.Translate;

/// <summary>What the toy stage keeps.</summary>
public sealed record TranslatedArticle : StageDocument
{
    public required string Text { get; init; }
}

/// <summary>Tells that it is there.</summary>
public sealed record ArticleTranslated : IArticleMessage
{
    public required string ArticleId { get; init; }

    public bool Rerun { get; init; }
}

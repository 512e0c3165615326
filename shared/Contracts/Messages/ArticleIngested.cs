namespace Pipeline.Contracts;

/// <summary>An article's raw bytes are in the store. The body stays there; this carries the id and small facts.</summary>
public sealed record ArticleIngested : IArticleMessage
{
    /// <summary>Lower-case hex SHA-256 of the article's raw bytes, 64 characters.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Media type as told from the content, for example <c>text/html</c>.</summary>
    public string? MediaType { get; init; }

    /// <summary>Size of the raw bytes.</summary>
    public long Size { get; init; }

    /// <summary>Run the stages that follow again even where their output is current.</summary>
    public bool Rerun { get; init; }
}

namespace Pipeline.Contracts;

/// <summary>What every message says. The body of an article stays in the store.</summary>
public interface IArticleMessage
{
    /// <summary>Lower-case hex SHA-256 of the article's raw bytes, 64 characters.</summary>
    string ArticleId { get; }

    /// <summary>Run the stages that follow again even where their output is current.</summary>
    bool Rerun => false;
}

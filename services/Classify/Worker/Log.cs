namespace Pipeline.Classify.Worker;

/// <summary>Event ids 300 to 399.</summary>
internal static partial class Log
{
    [LoggerMessage(300, LogLevel.Debug, "Article {ArticleId} through Classify in {Milliseconds:0.0} ms")]
    public static partial void Done(ILogger logger, string articleId, double milliseconds);

    [LoggerMessage(301, LogLevel.Information, "Article {ArticleId} rejected: {Reason}. {Detail}")]
    public static partial void Rejected(ILogger logger, string articleId, string reason, string detail);
}

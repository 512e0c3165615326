namespace Pipeline.Index.Worker;

/// <summary>Event ids 400 to 499.</summary>
internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Debug, "Article {ArticleId} through Index in {Milliseconds:0.0} ms")]
    public static partial void Done(ILogger logger, string articleId, double milliseconds);
}

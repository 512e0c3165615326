namespace Pipeline.Normalise.Worker;

/// <summary>Event ids 200 to 299.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Debug, "Article {ArticleId} through Normalise in {Milliseconds:0.0} ms")]
    public static partial void Done(ILogger logger, string articleId, double milliseconds);

    [LoggerMessage(201, LogLevel.Information, "Article {ArticleId} rejected: {Reason}. {Detail}")]
    public static partial void Rejected(ILogger logger, string articleId, string reason, string detail);
}

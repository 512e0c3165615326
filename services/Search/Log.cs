namespace Pipeline.Search;

/// <summary>Event ids 500 to 599.</summary>
internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Information, "Search index: {Loaded} articles loaded, {Deleted} taken out, in {Seconds:0.0} s")]
    public static partial void Reconciled(ILogger logger, long loaded, long deleted, double seconds);

    [LoggerMessage(501, LogLevel.Warning, "The search index in {Folder} was damaged; it is made again from the store")]
    public static partial void MadeAgain(ILogger logger, string folder);

    [LoggerMessage(502, LogLevel.Warning, "The search index does not follow the store for the moment")]
    public static partial void Interrupted(ILogger logger, Exception exception);

    [LoggerMessage(503, LogLevel.Warning, "{Path} was given up: the store does not answer ({Reason})")]
    public static partial void StoreAway(ILogger logger, string path, string reason);

    [LoggerMessage(504, LogLevel.Debug, "The pipeline's counts were not read: {Reason}")]
    public static partial void NotLooked(ILogger logger, string reason);

    [LoggerMessage(505, LogLevel.Information, "Article {ArticleId} was sent to {Stage} again")]
    public static partial void Replayed(ILogger logger, string articleId, Pipeline.Contracts.Stage stage);

    [LoggerMessage(506, LogLevel.Information, "Article {ArticleId} was deleted by {By}")]
    public static partial void Deleted(ILogger logger, string articleId, string by);

    [LoggerMessage(507, LogLevel.Warning, "Search:Open is set: whoever reaches this service may read, upload and replay")]
    public static partial void Open(ILogger logger);

    [LoggerMessage(508, LogLevel.Warning, "Somebody tried to log in with a key that is not known, from {Address}")]
    public static partial void WrongKey(ILogger logger, string address);

    [LoggerMessage(509, LogLevel.Warning, "The alert of saved search {Name} did not arrive: {Reason}")]
    public static partial void AlertLost(ILogger logger, string name, string reason);

    [LoggerMessage(
        511,
        LogLevel.Warning,
        "Other instances were not told that {ArticleId} is deleted, and learn of it when they next compare ({Reason})"
    )]
    public static partial void DeletionUntold(ILogger logger, string articleId, string reason);

    [LoggerMessage(512, LogLevel.Information, "Search {Id} was saved by {By}")]
    public static partial void SearchSaved(ILogger logger, string id, string by);

    [LoggerMessage(513, LogLevel.Information, "Saved search {Id} was deleted by {By}")]
    public static partial void SearchDeleted(ILogger logger, string id, string by);

    [LoggerMessage(
        514,
        LogLevel.Warning,
        "New matches of saved searches were not looked for; the next comparison with the store does ({Reason})"
    )]
    public static partial void AlertsNotFound(ILogger logger, string reason);

    [LoggerMessage(515, LogLevel.Warning, "Alerts were not sent; they are due still ({Reason})")]
    public static partial void AlertsNotSent(ILogger logger, string reason);

    [LoggerMessage(516, LogLevel.Warning, "The query of saved search {Id} is not understood: {Reason}")]
    public static partial void SearchUnreadable(ILogger logger, string id, string reason);

    [LoggerMessage(517, LogLevel.Information, "{Count} failures were sent again by {By}")]
    public static partial void TriedAgain(ILogger logger, int count, string by);

    [LoggerMessage(518, LogLevel.Information, "{Count} failures were set aside by {By}")]
    public static partial void SetAside(ILogger logger, int count, string by);

    [LoggerMessage(510, LogLevel.Error, "{Path} failed")]
    public static partial void Failed(ILogger logger, string path, Exception exception);
}

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
}

namespace Pipeline.Ingest.Worker;

/// <summary>Event ids 100 to 199.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Watching {Inbox}; taken files go to {Processed}, refused ones to {Failed}")]
    public static partial void Watching(ILogger logger, string inbox, string processed, string failed);

    [LoggerMessage(101, LogLevel.Debug, "{File}: {Articles} article(s) taken")]
    public static partial void Taken(ILogger logger, string file, int articles);

    [LoggerMessage(102, LogLevel.Information, "{File} rejected: {Reason}. {Detail}")]
    public static partial void Rejected(ILogger logger, string file, string reason, string detail);

    [LoggerMessage(103, LogLevel.Information, "Took up {File}, which a worker that is gone had claimed")]
    public static partial void Adopted(ILogger logger, string file);

    [LoggerMessage(104, LogLevel.Warning, "{File} cannot be taken, stays in the inbox and is tried again: {Problem}")]
    public static partial void CannotTake(ILogger logger, string file, string problem);

    [LoggerMessage(105, LogLevel.Warning, "No notifications for the inbox; only the periodic scan goes on")]
    public static partial void WatcherFailed(ILogger logger, Exception exception);

    [LoggerMessage(112, LogLevel.Debug, "More notifications at once than are kept; a scan finds the rest")]
    public static partial void NotificationsLost(ILogger logger);

    [LoggerMessage(
        113,
        LogLevel.Warning,
        "The folder {Folder} may not be read, so what is in it is not seen. Allow it to the user that Ingest runs as"
    )]
    public static partial void CannotLookInto(ILogger logger, string folder);

    [LoggerMessage(
        114,
        LogLevel.Warning,
        "{File} cannot be taken because its name, or that of a folder above it, is not valid UTF-8. Rename it"
    )]
    public static partial void UnreadableName(ILogger logger, string file);

    [LoggerMessage(115, LogLevel.Information, "Another worker has taken up {File}")]
    public static partial void LostClaim(ILogger logger, string file);

    [LoggerMessage(106, LogLevel.Warning, "Paused: {Reason}. Tried again every {Pause}")]
    public static partial void Paused(ILogger logger, string reason, TimeSpan pause);

    [LoggerMessage(122, LogLevel.Information, "{Files} files of {KiB} KiB that were done with are deleted from {Folder}")]
    public static partial void Removed(ILogger logger, int files, long kiB, string folder);

    [LoggerMessage(123, LogLevel.Warning, "Files that are done with cannot be deleted: {Problem}")]
    public static partial void CannotRemove(ILogger logger, string problem);

    [LoggerMessage(121, LogLevel.Information, "No more files for now: {Reason}")]
    public static partial void Waiting(ILogger logger, string reason);

    [LoggerMessage(107, LogLevel.Information, "Going on")]
    public static partial void GoingOn(ILogger logger);

    [LoggerMessage(
        108,
        LogLevel.Information,
        "{Files} files dealt with ({Rate:0.#}/s), {Waiting} waiting; {Articles} articles, {Duplicates} duplicates, {Rejected} rejected"
    )]
    public static partial void Progress(
        ILogger logger,
        long files,
        double rate,
        long waiting,
        long articles,
        long duplicates,
        long rejected
    );

    [LoggerMessage(109, LogLevel.Warning, "{File} could not be dealt with; it stays claimed and is tried again")]
    public static partial void Failed(ILogger logger, string file, Exception exception);

    [LoggerMessage(110, LogLevel.Error, "{File} is given up and goes to the failed folder")]
    public static partial void GivenUp(ILogger logger, string file, Exception exception);

    [LoggerMessage(111, LogLevel.Debug, "Article {ArticleId} was refused by a later stage; it is in the failed folder")]
    public static partial void FollowedRejection(ILogger logger, string articleId);

    [LoggerMessage(116, LogLevel.Warning, "{Folder} in the claims cannot be taken up and is tried again: {Problem}")]
    public static partial void CannotTakeUp(ILogger logger, string folder, string problem);

    [LoggerMessage(117, LogLevel.Error, "{File} goes to the failed folder: its worker died {Starts} times while it worked on it")]
    public static partial void KilledItsWorker(ILogger logger, string file, int starts);

    [LoggerMessage(118, LogLevel.Critical, "{Problem}")]
    public static partial void Unusable(ILogger logger, string problem);

    [LoggerMessage(119, LogLevel.Critical, "A part of Ingest has failed; this process ends to be started anew")]
    public static partial void LoopFailed(ILogger logger, Exception exception);

    [LoggerMessage(120, LogLevel.Warning, "{Folder} belongs to a saved page and could not be moved to it: {Problem}")]
    public static partial void CompanionStays(ILogger logger, string folder, string problem);
}

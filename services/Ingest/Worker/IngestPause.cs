namespace Pipeline.Ingest.Worker;

/// <summary>
/// Trouble that stops all files alike, such as a full disk: told at its beginning and its end, and shown in the status meanwhile.
/// </summary>
internal sealed class IngestPause(IngestStatus status, ILogger logger)
{
    /// <summary>After how long what went wrong is tried again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    public const string DiskFull = "the disk is full; free some space";

    public void Begin(string reason)
    {
        if (status.Paused is null)
        {
            status.Paused = reason;
            Log.Paused(logger, reason, Retry);
        }
    }

    public void End()
    {
        if (status.Paused is not null)
        {
            status.Paused = null;
            Log.GoingOn(logger);
        }
    }

    // ENOSPC and EDQUOT, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    public static bool IsDiskFull(Exception exception) =>
        exception is IOException && exception.HResult is 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);
}

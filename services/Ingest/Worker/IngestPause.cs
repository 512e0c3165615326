using Microsoft.Extensions.Options;

namespace Pipeline.Ingest.Worker;

internal enum PauseCause
{
    Disk,
    Inbox,
    Space,
    Broker,
    Queue,
}

/// <summary>
/// Trouble that stops all files alike, such as a full disk: told at its beginning and its end, and shown in the status meanwhile.
/// </summary>
internal sealed class IngestPause(IngestStatus status, IOptions<IngestOptions> options, ILogger<IngestPause> logger)
{
    public const string DiskFull = "the disk is full; free some space";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<PauseCause, string> _reasons = [];

    public bool IsPaused(PauseCause cause)
    {
        lock (_lock)
        {
            return _reasons.ContainsKey(cause);
        }
    }

    public void Begin(PauseCause cause, string reason)
    {
        lock (_lock)
        {
            var isNews = !_reasons.ContainsKey(cause);
            _reasons[cause] = reason;
            Show();
            if (!isNews)
            {
                return;
            }

            if (cause == PauseCause.Queue)
            {
                Log.Waiting(logger, reason); // as it should be: the inbox is where work may pile up
            }
            else
            {
                Log.Paused(logger, reason, options.Value.Timing.RetryDelay);
            }
        }
    }

    public void End(PauseCause cause)
    {
        lock (_lock)
        {
            if (_reasons.Remove(cause))
            {
                Show();
                if (_reasons.Count == 0)
                {
                    Log.GoingOn(logger);
                }
            }
        }
    }

    private void Show() => status.Show(_reasons.Count == 0 ? null : string.Join("; ", _reasons.Values), _reasons.Keys.ToHashSet());

    // ENOSPC and EDQUOT, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    public static bool IsDiskFull(Exception exception) =>
        exception is IOException && exception.HResult is 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);
}

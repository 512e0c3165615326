using Microsoft.Extensions.Options;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Claiming;

namespace Pipeline.Ingest.Worker;

/// <summary>
/// Whether the inbox can be worked on. A folder that is away, read-only or not ours to write pauses all work until it is back; what cannot
/// get better by waiting ends the worker.
/// </summary>
internal sealed class InboxCondition(
    InboxLayout layout,
    InboxClaims claims,
    IngestPause pause,
    TimeProvider time,
    IOptions<IngestOptions> options
)
{
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private bool _opened;
    private bool _wasThere;

    /// <summary>Faults when the inbox cannot be worked on and waiting will not mend it.</summary>
    public Task Failed => _failed.Task;

    public bool IsUsable => _opened && !pause.IsPaused(PauseCause.Inbox);

    /// <summary>Shows that this worker lives, which proves that the inbox is there and can be written to.</summary>
    public bool Check()
    {
        lock (_lock)
        {
            try
            {
                Touch();
                pause.End(PauseCause.Inbox);
                _opened = true;
                return true;
            }
            catch (InboxUnusableException exception)
            {
                Fail(exception);
                return false;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (IngestPause.IsDiskFull(exception))
                {
                    pause.Begin(PauseCause.Disk, IngestPause.DiskFull);
                    return _opened;
                }

                pause.Begin(PauseCause.Inbox, Describe(exception));
                return false;
            }
        }
    }

    public void Fail(InboxUnusableException exception)
    {
        pause.Begin(PauseCause.Inbox, exception.Message.TrimEnd('.'));
        _failed.TrySetException(exception);
    }

    public async Task UsableAsync(CancellationToken cancellation)
    {
        while (!IsUsable)
        {
            await Task.Delay(options.Value.Timing.PollInterval, time, cancellation);
        }
    }

    private void Touch()
    {
        // Made at the start where it is missing, and never again once it was seen, whatever else has failed since.
        _wasThere = _wasThere || Directory.Exists(layout.Inbox);
        if (_wasThere)
        {
            layout.CreateOwn();
        }
        else
        {
            layout.Create();
            _wasThere = true;
        }

        // The sign of life goes into a folder of our own, so it says nothing of these.
        foreach (var folder in (string[])[layout.Inbox, layout.Processed, layout.Failed])
        {
            if (!FileProbe.MayChange(folder) || !FileProbe.MayList(folder))
            {
                throw new UnauthorizedAccessException(
                    $"{folder} may not be read or written by user {Environment.UserName}, or its file system is read-only"
                );
            }
        }

        claims.Beat();
    }

    private string Describe(Exception exception) =>
        Directory.Exists(layout.Inbox)
            ? $"the inbox {layout.Inbox} cannot be worked on ({exception.Message.TrimEnd('.')}); mend it, and the work goes on"
            : $"the inbox {layout.Inbox} is not there; bring it back, and the work goes on";
}

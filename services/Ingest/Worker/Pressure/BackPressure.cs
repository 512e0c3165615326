using Microsoft.Extensions.Options;
using Pipeline.Inbox;
using Pipeline.Messaging;

namespace Pipeline.Ingest.Worker.Pressure;

/// <summary>
/// Holds Ingest back while what follows it has enough: a later queue is long, the broker takes no messages, the inbox's disk is nearly
/// full. No file is claimed meanwhile, and of a container in hand no further article is kept.
/// </summary>
internal sealed class BackPressure(
    IBrokerLevels broker,
    InboxLayout layout,
    IngestPause pause,
    TimeProvider time,
    IOptions<IngestOptions> options
)
{
    private readonly BackPressureOptions _options = options.Value.BackPressure;
    private readonly Lock _lock = new();
    private TaskCompletionSource? _held;

    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _held is null;
            }
        }
    }

    /// <summary>Ends when there is room; at once while there is.</summary>
    public Task RoomAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _held is null ? Task.CompletedTask : _held.Task.WaitAsync(cancellation);
        }
    }

    public async Task WatchAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await LookAsync(cancellation);
            await Task.Delay(_options.Interval, time, cancellation);
        }
    }

    internal async Task LookAsync(CancellationToken cancellation)
    {
        Tell(PauseCause.Space, FreeSpace());
        if (await broker.ReadAsync(cancellation) is { } levels)
        {
            Tell(PauseCause.Broker, levels.Alarm is { } alarm ? $"the broker takes no messages ({alarm}); free its disk or memory" : null);
            if (levels.Alarm is null)
            {
                Tell(PauseCause.Queue, Queue(levels.Ready));
            }
        }

        var open = !pause.IsPaused(PauseCause.Space) && !pause.IsPaused(PauseCause.Broker) && !pause.IsPaused(PauseCause.Queue);
        lock (_lock)
        {
            if (!open)
            {
                _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else if (_held is not null)
            {
                _held.SetResult();
                _held = null;
            }
        }
    }

    private void Tell(PauseCause cause, string? reason)
    {
        if (reason is null)
        {
            pause.End(cause);
        }
        else
        {
            pause.Begin(cause, reason);
        }
    }

    private string? Queue(IReadOnlyDictionary<string, long> ready)
    {
        // Once held, for a tenth of the limit: at the limit itself it would go on and wait again with each message.
        var limit = pause.IsPaused(PauseCause.Queue) ? _options.MaxQueued - (_options.MaxQueued / 10) : _options.MaxQueued;
        var longest = ready.Count == 0 ? default : ready.MaxBy(queue => queue.Value);
        return _options.MaxQueued > 0 && longest.Value > limit
            ? FormattableString.Invariant(
                $"{longest.Value} messages wait in the queue {longest.Key}, and the limit is {_options.MaxQueued} (Ingest:BackPressure:MaxQueued); more workers of its stage would help"
            )
            : null;
    }

    private string? FreeSpace()
    {
        if (_options.MinFreeBytes == 0)
        {
            return null;
        }

        try
        {
            var disk = new DriveInfo(layout.Inbox);
            var least = Math.Min(_options.MinFreeBytes, disk.TotalSize / 100);
            return disk.AvailableFreeSpace < least
                ? FormattableString.Invariant(
                    $"the inbox's disk has {disk.AvailableFreeSpace >> 10} KiB free, and {least >> 10} KiB are wanted; free some space"
                )
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // away: the inbox's own condition says so
        }
    }
}

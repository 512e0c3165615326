using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Filing;
using Pipeline.Ingest.Worker.Pressure;
using Pipeline.Ingest.Worker.Watching;

namespace Pipeline.Ingest.Worker.Claiming;

/// <summary>Sees files, waits until they are still, and claims them.</summary>
internal sealed class InboxClaimer(
    InboxLayout layout,
    InboxClaims claims,
    InboxCondition condition,
    FileDisposition disposition,
    PageCompanions companions,
    IngestPause pause,
    BackPressure pressure,
    IngestStatus status,
    TimeProvider time,
    IOptions<IngestOptions> options,
    ILogger<InboxClaimer> logger
)
{
    // Claimed in one go, before notifications and the scan have their turn again.
    private const int MostAtOnce = 256;

    private readonly IngestOptions _options = options.Value;
    private readonly IngestTimingOptions _timing = options.Value.Timing;
    private readonly long _origin = time.GetTimestamp();

    private TimeSpan _nextClaim;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    public async Task RunAsync(ChannelWriter<Claim> claimed, CancellationToken cancellation)
    {
        var kept = new KeptFiles();
        while (true)
        {
            await condition.UsableAsync(cancellation);

            // An inbox that was away may be another one now: everything in it is seen anew, and watched anew.
            using var view = new InboxView(layout, _options, kept, companions, status, time, logger);
            while (condition.IsUsable)
            {
                if (!view.Look())
                {
                    condition.Check();
                }

                foreach (var (folder, page) in view.LateCompanions())
                {
                    disposition.MoveCompanion(folder, page);
                }

                var claimedAny = await ClaimDueAsync(view, claimed, cancellation);
                status.Seen(view.Waiting, view.ScannedEmpty, view.IsWhole);
                if (!claimedAny)
                {
                    await Task.Delay(_timing.PollInterval, time, cancellation);
                }
            }
        }
    }

    private async Task<bool> ClaimDueAsync(InboxView view, ChannelWriter<Claim> claimed, CancellationToken cancellation)
    {
        var count = 0;
        while (count < MostAtOnce && Now >= _nextClaim && condition.IsUsable && pressure.IsOpen && view.TryNextDue(out var due))
        {
            if (view.IsStill(due) && TryClaim(view, due) is { } claim)
            {
                count++;
                status.Begin();
                view.Forget(due.Path);
                await claimed.WriteAsync(claim, cancellation);
            }
        }

        return count > 0;
    }

    private Claim? TryClaim(InboxView view, DueFile due)
    {
        try
        {
            if (_options.After == AfterIngest.Keep)
            {
                view.Keep(due);
                return claims.Borrow(due.Path, due.State.Kind);
            }

            var claim = claims.TryTake(due.Path);
            if (claim is null)
            {
                view.Forget(due.Path);
            }

            return claim;
        }
        catch (IOException exception) when (IngestPause.IsDiskFull(exception))
        {
            pause.Begin(PauseCause.Disk, IngestPause.DiskFull);
            _nextClaim = Now + _timing.RetryDelay;
            view.TryLater(due, _timing.RetryDelay, due.Attempts);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!condition.Check())
            {
                view.TryLater(due, _timing.RetryDelay, due.Attempts);
                return null;
            }

            // It may need a person, or only time.
            if (due.Attempts % Math.Max(1, (long)(_timing.ReminderInterval / _timing.RetryDelay)) == 0)
            {
                Log.CannotTake(logger, due.Path, exception.Message);
            }

            if (due.Attempts + 1 >= _timing.MaxAttempts && view.GiveUp(due.Path))
            {
                status.FileFaulted();
            }

            view.TryLater(due, _timing.RetryDelay, due.Attempts + 1);
            return null;
        }
    }
}

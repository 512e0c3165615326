using Microsoft.Extensions.Options;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Claiming;

namespace Pipeline.Ingest.Worker.Processing;

/// <summary>
/// Takes claimed files, each until it is done or given up. Outages of store and broker are waited out below this; the claim holds the file
/// meanwhile.
/// </summary>
internal sealed class ClaimProcessor(
    FileIngestor taker,
    InboxClaims claims,
    InboxCondition condition,
    IngestPause pause,
    TimeProvider time,
    IOptions<IngestOptions> options,
    ILogger<ClaimProcessor> logger
) : IDisposable
{
    public const string KillsItsWorker = "kills-its-worker";
    public const string NoPermission = "no-permission";
    public const string Fault = "fault";

    private readonly IngestTimingOptions _timing = options.Value.Timing;
    private readonly Isolation _isolation = new(options.Value.Concurrency, options.Value.Timing.MaxStarts);

    public async Task TakeAsync(Claim claim, CancellationToken cancellation)
    {
        // Somebody who opened it in the last moment may still write to it under its new name.
        while (claim.Kind == FileKind.Regular && FileProbe.IsBeingWritten(claim.Path))
        {
            await Task.Delay(options.Value.QuietPeriod + _timing.PollInterval, time, cancellation);
        }

        using var turn = await _isolation.EnterAsync(claim.Starts, cancellation);
        try
        {
            await TakeInTurnAsync(claim, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            TryCallOff(claim);
            throw;
        }
    }

    public void Dispose() => _isolation.Dispose();

    private async Task TakeInTurnAsync(Claim claim, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await condition.UsableAsync(cancellation);
            try
            {
                if (claim.Starts >= _timing.MaxStarts)
                {
                    Log.KilledItsWorker(logger, claim.Name, claim.Starts);
                    taker.GiveUp(claim, KillsItsWorker, DescribeKiller(claim.Starts));
                }
                else
                {
                    claims.Start(claim);
                    await taker.TakeAsync(claim, cancellation);
                }

                pause.End(PauseCause.Disk);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                if (exception is InboxUnusableException unusable)
                {
                    condition.Fail(unusable);
                }
                else if (IngestPause.IsDiskFull(exception))
                {
                    pause.Begin(PauseCause.Disk, IngestPause.DiskFull);
                    attempt--; // not the file's fault
                }
                else if (!condition.Check())
                {
                    attempt--; // the inbox is away; its claims come back with it
                }
                else if (IsGone(claim, exception))
                {
                    Log.LostClaim(logger, claim.Name);
                    claims.LetGo(claim);
                    return;
                }
                else if (attempt < _timing.MaxAttempts)
                {
                    Log.Failed(logger, claim.Name, exception);
                }
                else if (TryGiveUp(claim, exception))
                {
                    return;
                }

                await Task.Delay(_timing.RetryDelay, time, cancellation);
            }
        }
    }

    private static bool IsGone(Claim claim, Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException && FileProbe.Look(claim.Path).Kind == FileKind.Missing;

    private bool TryGiveUp(Claim claim, Exception cause)
    {
        Log.GivenUp(logger, claim.Name, cause);
        try
        {
            var (reason, detail) = cause is UnauthorizedAccessException ? (NoPermission, DescribeRefusal()) : (Fault, DescribeFault(cause));
            taker.GiveUp(claim, reason, detail);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, claim.Name, exception);
            return false; // it stays claimed, and is tried again
        }
    }

    private void TryCallOff(Claim claim)
    {
        try
        {
            claims.CallOff(claim);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Done with, or away; one start too many is counted at worst.
        }
    }

    private static string DescribeKiller(int starts) =>
        $"The worker died {starts} times while it worked on this file, twice or more with nothing else in hand: by a fault in the library that reads it, by memory that ran out, or killed by the system. Open it with its own program and save it anew, or as plain text, and drop it again.";

    private static string DescribeRefusal() =>
        $"This file may not be read by the user that Ingest runs as ({Environment.UserName}). Allow it, for example with chmod a+r, and drop it again.";

    private static string DescribeFault(Exception cause) =>
        $"This file could not be dealt with, and trying again did not help: {cause.Message} When the cause is mended, drop it again.";
}

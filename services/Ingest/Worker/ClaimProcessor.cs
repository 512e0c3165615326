namespace Pipeline.Ingest.Worker;

/// <summary>
/// Takes claimed files, each until it is done or given up. Outages of store and broker are waited out below this; the claim holds the file
/// meanwhile.
/// </summary>
internal sealed class ClaimProcessor(FileIngestor taker, IngestPause pause, TimeSpan quietPeriod, TimeProvider time, ILogger logger)
{
    private const int MostAttempts = 4;

    public async Task TakeAsync(Claim claim, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Somebody who opened it in the last moment may still write to it under its new name.
                while (claim.Kind == FileKind.Regular && FileProbe.IsBeingWritten(claim.Path))
                {
                    await Task.Delay(quietPeriod + IngestWorker.Tick, time, cancellation);
                }

                await taker.TakeAsync(claim, cancellation);
                pause.End();
                return;
            }
            catch (Exception exception)
                when (exception is FileNotFoundException or DirectoryNotFoundException
                    && FileProbe.Look(claim.Path).Kind == FileKind.Missing
                )
            {
                Log.LostClaim(logger, claim.Name);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                if (IngestPause.IsDiskFull(exception))
                {
                    pause.Begin(IngestPause.DiskFull);
                }
                else if (attempt < MostAttempts)
                {
                    Log.Failed(logger, claim.Name, exception);
                }
                else if (TryGiveUp(claim, exception))
                {
                    return;
                }

                await Task.Delay(IngestPause.Retry, time, cancellation);
            }
        }
    }

    private bool TryGiveUp(Claim claim, Exception cause)
    {
        Log.GivenUp(logger, claim.Name, cause);
        try
        {
            taker.GiveUp(claim, cause);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, claim.Name, exception);
            return false; // it stays claimed, and is tried again
        }
    }
}

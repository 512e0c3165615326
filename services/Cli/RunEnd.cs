using Pipeline.Ingest.Worker;

namespace Pipeline.Cli;

/// <summary>A run that ended by itself: the exit code and a sentence say whether a part of it failed.</summary>
internal static class RunEnd
{
    public static async Task<int> StopAsync(IHost host)
    {
        await host.StopAsync(CancellationToken.None);
        var failure =
            host.Services.GetRequiredService<IngestStatus>().Failure
            ?? host.Services.GetServices<IHostedService>()
                .OfType<BackgroundService>()
                .Select(part => part.ExecuteTask?.Exception?.InnerException?.Message)
                .FirstOrDefault(message => message is not null);
        if (failure is not null)
        {
            await Console.Error.WriteLineAsync($"pipeline: {Terminal.Text(failure)}");
        }

        return failure is null ? ExitCodes.Done : ExitCodes.Failed;
    }
}

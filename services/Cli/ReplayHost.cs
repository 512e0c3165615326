using Pipeline.Hosting;
using Pipeline.Persistence;

namespace Pipeline.Cli;

/// <summary>
/// Sends articles to stages: to the deployment's workers where a broker is named; else the stages run here until all is done.
/// </summary>
internal static class ReplayHost
{
    /// <param name="send">Publishes and returns how many.</param>
    public static async Task<int> RunAsync(
        Dictionary<string, string?> settings,
        Func<IArticleStore, PendingPublisher, Task<long>> send,
        CancellationToken cancellation
    )
    {
        var configuration = CliHost.Configuration(settings);
        var embedded = configuration["Bus:Transport"] == "InMemory";
        using var host = embedded ? RunHost.BuildWithoutPage(configuration, ingest: false) : BuildSender(configuration);
        await host.StartAsync(cancellation);
        var sent = await send(host.Services.GetRequiredService<IArticleStore>(), host.Services.GetRequiredService<PendingPublisher>());
        var faults = 0L;
        if (embedded)
        {
            var tally = host.Services.GetRequiredService<RunCounters>();
            await RunCompletion.Of(host.Services).WaitAsync(cancellation);
            faults = tally.Faults;
        }

        await host.StopAsync(CancellationToken.None);
        Console.WriteLine(embedded ? $"{sent} articles sent, all dealt with" : $"{sent} articles sent");
        return faults > 0 ? ExitCodes.SomeRejected : ExitCodes.Done;
    }

    private static IHost BuildSender(IConfiguration configuration)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddPipelineErrors();
        builder.Services.AddPipelineCore(configuration, "pipeline");
        Telemetry.TelemetryRegistration.AddStageMetrics(builder.Services);
        builder.Services.AddSingleton<PendingPublisher>();
        return builder.Build();
    }
}

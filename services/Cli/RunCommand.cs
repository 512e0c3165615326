using System.CommandLine;
using Pipeline.Ingest.Worker;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary><c>pipeline run</c>: everything in one process.</summary>
internal static class RunCommand
{
    /// <summary>In the current folder.</summary>
    public const string DefaultInbox = "inbox";

    private const int DefaultPort = 8080;

    public static Command Create()
    {
        var inbox = new Option<DirectoryInfo>("--inbox")
        {
            Description = "Folder to watch.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo(DefaultInbox),
        };
        var samples = new Option<bool>("--samples") { Description = "Put the shipped sample articles into the inbox first." };
        var once = new Option<bool>("--once")
        {
            Description = "End when the inbox is done: exit 0 when nothing was rejected or faulted, 3 when something was.",
        };
        var port = new Option<int>("--port")
        {
            Description = "Port of the search page on this machine.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultPort,
        };
        var command = new Command("run", "Run all stages in one process on embedded parts: in-memory bus, SQLite, search page.")
        {
            inbox,
            samples,
            once,
            port,
        };
        var connection = new Connection();
        connection.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var settings = connection.Settings(parsed);
                settings["Ingest:Inbox"] = parsed.GetRequiredValue(inbox).FullName;
                settings["Search:Inbox"] = settings["Ingest:Inbox"];
                settings["Bus:Transport"] = "InMemory";
                if (parsed.GetValue(samples))
                {
                    Samples.PutInto(settings["Ingest:Inbox"]!);
                }

                var configuration = CliHost.Configuration(settings);
                return parsed.GetValue(once)
                    ? await RunOnceAsync(configuration, cancellation)
                    : await RunOnAsync(configuration, parsed.GetValue(port), cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunOnceAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        using var host = RunHost.BuildWithoutPage(configuration, ingest: true);
        await host.StartAsync(cancellation);
        var reader = host.Services.GetRequiredService<StatusReader>();
        var ingest = host.Services.GetRequiredService<IngestStatus>();
        var tally = host.Services.GetRequiredService<RunCounters>();
        var before = await RejectedAsync(reader, cancellation);
        await host.Services.GetRequiredService<PendingPublisher>().PublishAsync(cancellation);

        using var settled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = RunProgress.ShowAsync(reader, ingest, tally, settled.Token);
        await RunCompletion.WaitAsync(reader, tally, () => ingest.IsIdle, cancellation);
        if (await RejectedAsync(reader, cancellation) > before)
        {
            await tally.WaitUntilQuietAsync(cancellation); // refused files are on their way to failed/
        }

        await settled.CancelAsync();
        await progress;

        var rejected = await RejectedAsync(reader, cancellation) - before;
        await RunReport.PrintAsync(host.Services, ingest, tally, rejected, cancellation);
        await host.StopAsync(CancellationToken.None);
        return rejected > 0 || ingest.Rejected > 0 || ingest.Faulted > 0 || tally.Faults > 0 ? ExitCodes.SomeRejected : ExitCodes.Done;
    }

    private static async Task<int> RunOnAsync(IConfiguration configuration, int port, CancellationToken cancellation)
    {
        await using var app = RunHost.BuildWithPage(configuration, port);
        await app.StartAsync(cancellation);
        Console.WriteLine($"Watching {configuration["Ingest:Inbox"]}. Search page: {app.Urls.First()}/ (Ctrl+C ends)"); // what is bound
        await app.Services.GetRequiredService<PendingPublisher>().PublishAsync(cancellation);
        var progress = RunProgress.ShowAsync(
            app.Services.GetRequiredService<StatusReader>(),
            app.Services.GetRequiredService<IngestStatus>(),
            app.Services.GetRequiredService<RunCounters>(),
            cancellation
        );
        await app.WaitForShutdownAsync(cancellation);
        await progress;
        return ExitCodes.Done;
    }

    private static async Task<long> RejectedAsync(StatusReader reader, CancellationToken cancellation) =>
        (await reader.ReadAsync(cancellation)).Stages.Sum(stage => stage.Rejected);
}

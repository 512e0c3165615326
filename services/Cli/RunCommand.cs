using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Pipeline.Inbox;
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
        var create = new Option<bool>("--create") { Description = "Make the folder of --inbox where it does not exist." };
        var samples = new Option<bool>("--samples")
        {
            Description = "Put the shipped sample articles into the inbox first, and make it for that.",
        };
        var once = new Option<bool>("--once")
        {
            Description = "End when the inbox is done: exit 0 when nothing was rejected or faulted, 3 when something was.",
        };
        var port = new Option<int>("--port")
        {
            Description = "Port of the search page on this machine; 0 lets the system choose a free one.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultPort,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port must be from 0 to 65535.");
            }
        });
        var command = new Command("run", "Run all stages in one process on embedded parts: in-memory bus, SQLite, search page.")
        {
            inbox,
            create,
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
                var configuration = CliHost.Configuration(settings);
                var mayMake = parsed.GetValue(create) || parsed.GetValue(samples) || parsed.GetResult(inbox) is null or { Implicit: true };
                PrepareInbox(configuration, mayMake);
                if (parsed.GetValue(samples))
                {
                    Samples.PutInto(settings["Ingest:Inbox"]!);
                }

                return parsed.GetValue(once)
                    ? await RunOnceAsync(configuration, cancellation)
                    : await RunOnAsync(configuration, parsed.GetValue(port), cancellation);
            }
        );
        return command;
    }

    // Before anything starts: what a person mistyped, and what no waiting would mend.
    private static void PrepareInbox(IConfiguration configuration, bool mayMake)
    {
        var folder = configuration["Ingest:Inbox"]!;
        new InboxLayout(folder, configuration["Ingest:Processed"] ?? "processed", configuration["Ingest:Failed"] ?? "failed").Check();
        if (!mayMake && !Directory.Exists(folder))
        {
            throw new CommandException($"There is no folder {folder}. Look at its name, or add --create to have it made.");
        }
    }

    private static async Task<int> RunOnceAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        using var host = RunHost.BuildWithoutPage(configuration, ingest: true);
        var reader = host.Services.GetRequiredService<StatusReader>();
        var ingest = host.Services.GetRequiredService<IngestStatus>();
        var tally = host.Services.GetRequiredService<RunCounters>();

        // A part that failed has told the host to stop: there is nothing to wait for any more.
        var ended = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var settled = CancellationTokenSource.CreateLinkedTokenSource(cancellation, ended);
        var progress = Task.CompletedTask;
        long rejected;
        try
        {
            await host.StartAsync(cancellation);
            var before = await RejectedLaterAsync(reader, settled.Token);
            await host.Services.GetRequiredService<PendingPublisher>().PublishAsync(settled.Token);
            progress = RunProgress.ShowAsync(reader, ingest, tally, settled.Token);
            await RunCompletion.Of(host.Services).WaitAsync(settled.Token);
            rejected = await RejectedLaterAsync(reader, settled.Token) - before + ingest.Rejected;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            await progress;
            return await RunEnd.StopAsync(host);
        }

        await settled.CancelAsync();
        await progress;
        await RunReport.PrintAsync(host.Services, ingest, tally, rejected, cancellation);
        await host.StopAsync(CancellationToken.None);
        return rejected > 0 || ingest.Faulted > 0 || ingest.Unreadable > 0 || tally.Faults > 0 ? ExitCodes.SomeRejected : ExitCodes.Done;
    }

    private static async Task<int> RunOnAsync(IConfiguration configuration, int port, CancellationToken cancellation)
    {
        await using var app = RunHost.BuildWithPage(configuration, port);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (Sentence.Innermost(exception) is AddressInUseException)
        {
            throw new CommandException(
                $"Port {port} is in use by another program. Name a free one with --port, or let the system choose: --port 0."
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return await RunEnd.StopAsync(app); // a part failed before the others had started
        }

        Console.WriteLine(
            $"Watching {Terminal.Text(configuration["Ingest:Inbox"])}. Search page: {string.Join(", ", app.Urls.Select(url => url + "/"))} (Ctrl+C ends)"
        );
        await app.Services.GetRequiredService<PendingPublisher>().PublishAsync(cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        var progress = RunProgress.ShowAsync(
            app.Services.GetRequiredService<StatusReader>(),
            app.Services.GetRequiredService<IngestStatus>(),
            app.Services.GetRequiredService<RunCounters>(),
            ended.Token
        );
        await app.WaitForShutdownAsync(cancellation);
        await progress;
        return cancellation.IsCancellationRequested ? ExitCodes.Done : await RunEnd.StopAsync(app);
    }

    // Ingest counts its own refusals itself, each file and member: in the store two files of the same bytes are one.
    private static async Task<long> RejectedLaterAsync(StatusReader reader, CancellationToken cancellation) =>
        (await reader.ReadAsync(cancellation)).Stages.Where(stage => stage.Stage != Contracts.Stage.Ingest).Sum(stage => stage.Rejected);
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Contracts;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Watching;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary><c>pipeline status</c>: counts by stage from the store, and by queue from the broker where one is named.</summary>
internal static class StatusCommand
{
    private const int MostRejections = 10;
    private static readonly TimeSpan WatchPause = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var inbox = new Option<DirectoryInfo?>("--inbox")
        {
            Description = "Inbox whose waiting files to count; inbox in this folder where there is one.",
            HelpName = "DIR",
        };
        var watch = new Option<bool>("--watch") { Description = "Again every second, with rates." };
        var command = new Command("status", "Show what is done, waiting, rejected and faulted, by stage.") { inbox, json, watch };
        var connection = new Connection(broker: true);
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var settings = connection.Settings(parsed);
                return CliHost.WithStoreAsync(
                    settings,
                    async (_, store) =>
                    {
                        var configuration = CliHost.Configuration(settings);
                        var broker = connection.Broker(parsed, configuration);
                        await using var queues = broker is null ? null : await CliHost.ConnectAsync(broker, configuration, cancellation);
                        var rates = new RateMeter(TimeProvider.System);
                        var watched = Inbox(configuration, parsed.GetValue(inbox));
                        do
                        {
                            var report = await ReadAsync(store, queues, watched, rates, cancellation);
                            Print(report, parsed.GetValue(json));
                            if (parsed.GetValue(watch))
                            {
                                await Task.Delay(WatchPause, cancellation);
                            }
                        } while (parsed.GetValue(watch));

                        return ExitCodes.Done;
                    },
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<StatusReport> ReadAsync(
        IArticleStore store,
        BrokerQueues? queues,
        IngestOptions? inbox,
        RateMeter rates,
        CancellationToken cancellation
    )
    {
        var status = await new StatusReader(store).ReadAsync(cancellation);
        var depths = queues is null ? null : await queues.DepthsAsync(cancellation);
        var stages = status
            .Stages.Select(stage => new StageLine(
                stage.Stage,
                stage.Done,
                stage.Stage == Stage.Ingest ? (inbox is null ? null : InboxBacklog.Count(inbox)) : stage.Waiting,
                stage.Rejected,
                depths?.FirstOrDefault(depth => depth.Stage == stage.Stage)?.Errors,
                rates.Rate(stage.Stage, stage.Done + stage.Rejected)
            ))
            .ToArray();
        var rejections = await store.RejectionsAsync(MostRejections, cancellation).ToArrayAsync(cancellation);
        return new StatusReport(
            stages,
            status.Duplicates,
            depths,
            inbox is null ? null : InboxBacklog.Trouble(inbox),
            rejections,
            (inbox ?? new IngestOptions()).BackPressure.MaxQueued
        );
    }

    private static void Print(StatusReport report, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, JsonOutput.Lines));
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("stage", "done", "waiting", "rejected", "faulted", "rate");
        foreach (var stage in report.Stages)
        {
            table.AddRow(
                stage.Stage.ToString(),
                Number(stage.Done),
                Known(stage.Waiting),
                Number(stage.Rejected),
                Known(stage.Faulted),
                string.Create(CultureInfo.InvariantCulture, $"{stage.Rate:0.#}/s")
            );
        }

        AnsiConsole.Write(table);
        foreach (var queue in report.Queues ?? [])
        {
            var waits = report.MaxQueued > 0 && queue.Stage != Stage.Ingest && queue.Ready > report.MaxQueued;
            Console.WriteLine(
                $"queue {queue.Queue}: {queue.Ready} ready, {queue.Errors} in {queue.ErrorQueue}"
                    + (waits ? $"; Ingest waits while it is longer than {report.MaxQueued}" : "")
            );
        }

        if (report.InboxTrouble is { } trouble)
        {
            Console.WriteLine($"inbox: {Terminal.Text(trouble)}");
        }

        if (report.Duplicates > 0)
        {
            Console.WriteLine($"{report.Duplicates} duplicate drops");
        }

        foreach (var rejection in report.LastRejections)
        {
            Console.WriteLine(
                $"rejected {Terminal.Place(rejection.File, rejection.Member, rejection.ArticleId)} ({rejection.Stage}): {Terminal.Text(rejection.Reason)}. {Terminal.Text(rejection.Detail)}"
            );
        }
    }

    /// <summary>
    /// The inbox that the settings or the command line name, whether it is there or not; else the folder that <c>run</c> would take, where
    /// there is one.
    /// </summary>
    internal static IngestOptions? Inbox(IConfiguration configuration, DirectoryInfo? named)
    {
        var options = configuration.GetSection(IngestOptions.Section).Get<IngestOptions>() ?? new IngestOptions();
        options.Inbox = named?.FullName ?? options.Inbox;
        if (options.Inbox.Length > 0)
        {
            return options;
        }

        options.Inbox = Path.GetFullPath(RunCommand.DefaultInbox);
        return Directory.Exists(options.Inbox) ? options : null;
    }

    // Faults are counted by a broker's error queues, and files where the inbox can be seen.
    private static string Known(long? value) => value is { } known ? Number(known) : "-";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record StageLine(Stage Stage, long Done, long? Waiting, long Rejected, long? Faulted, double Rate);

    private sealed record StatusReport(
        IReadOnlyList<StageLine> Stages,
        long Duplicates,
        IReadOnlyList<QueueDepth>? Queues,
        string? InboxTrouble,
        IReadOnlyList<Rejection> LastRejections,
        long MaxQueued
    );
}

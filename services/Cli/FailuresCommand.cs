using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Search.Operations;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary>
/// <c>pipeline failures</c>: what was refused and why, by reason; and what waits in the error queues where a broker is named.
/// </summary>
internal static class FailuresCommand
{
    public static Command Create()
    {
        var stage = StageOption.Create("This stage alone.");
        var reason = new Option<string?>("--reason") { Description = "Each refusal for this reason.", HelpName = "R" };
        var json = new Option<bool>("--json") { Description = "A JSON object a line." };
        var command = new Command("failures", "Show what was refused or faulted, grouped by reason.") { stage, reason, json };
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
                        var groups = (await new FailureReader(store).ReadAsync(cancellation))
                            .Where(group => parsed.GetValue(stage) is not { } named || group.Stage == named)
                            .Where(group => parsed.GetValue(reason) is not { } wanted || group.Reason == wanted)
                            .ToArray();
                        if (parsed.GetValue(reason) is { } one)
                        {
                            foreach (var group in groups)
                            {
                                foreach (var rejection in await new FailureReader(store).GroupAsync(group.Stage, one, cancellation))
                                {
                                    Write(parsed.GetValue(json), rejection, Line(rejection));
                                }
                            }
                        }
                        else
                        {
                            Print(groups, parsed.GetValue(json));
                            await PrintQueuesAsync(connection, parsed, settings, parsed.GetValue(json), cancellation);
                        }

                        return groups.Length == 0 ? ExitCodes.NotFound : ExitCodes.Done;
                    },
                    cancellation
                );
            }
        );
        return command;
    }

    private static void Print(IReadOnlyList<FailureGroup> groups, bool json)
    {
        if (json)
        {
            foreach (var group in groups)
            {
                Console.WriteLine(JsonSerializer.Serialize(group, JsonOutput.Lines));
            }

            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("stage", "reason", "count", "first", "last", "example");
        foreach (var group in groups)
        {
            var example = group.Examples[0];
            table.AddRow(
                Terminal.Markup(group.Stage.ToString()),
                Terminal.Markup(group.Reason),
                group.Count.ToString("N0", CultureInfo.InvariantCulture),
                Time(group.First),
                Time(group.Last),
                Markup.Escape(Terminal.Place(example.File, example.Member, example.ArticleId))
            );
        }

        AnsiConsole.Write(table);
    }

    private static async Task PrintQueuesAsync(
        Connection connection,
        ParseResult parsed,
        Dictionary<string, string?> settings,
        bool json,
        CancellationToken cancellation
    )
    {
        var configuration = CliHost.Configuration(settings);
        if (connection.Broker(parsed, configuration) is not { } broker)
        {
            return;
        }

        await using var queues = await CliHost.ConnectAsync(broker, configuration, cancellation);
        foreach (var depth in (await queues.DepthsAsync(cancellation)).Where(depth => depth.Errors > 0))
        {
            Write(json, depth, $"faulted: {depth.Errors} in {depth.ErrorQueue}; 'pipeline replay' puts them back");
        }
    }

    private static string Line(Contracts.Rejection rejection) =>
        $"{Time(rejection.At)}  {Terminal.Place(rejection.File, rejection.Member, rejection.ArticleId)} ({rejection.Stage}): {Terminal.Text(rejection.Detail)}";

    private static void Write<T>(bool json, T record, string line) =>
        Console.WriteLine(json ? JsonSerializer.Serialize(record, JsonOutput.Lines) : line);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Pipeline.Contracts;
using Pipeline.Ingest.Worker;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary>A live line a stage on a terminal; elsewhere a plain line every few seconds while something moves.</summary>
internal static class RunProgress
{
    private static readonly TimeSpan LivePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PlainPause = TimeSpan.FromSeconds(3);

    public static async Task ShowAsync(StatusReader reader, IngestStatus ingest, RunCounters tally, CancellationToken cancellation)
    {
        try
        {
            var rates = new RateMeter(TimeProvider.System);
            if (AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
            {
                await AnsiConsole
                    .Live(new Table())
                    .AutoClear(true)
                    .StartAsync(async live =>
                    {
                        while (true)
                        {
                            live.UpdateTarget(Table(await reader.ReadAsync(cancellation), ingest, tally, rates));
                            await Task.Delay(LivePause, cancellation);
                        }
                    });
            }
            else
            {
                await ShowPlainAsync(reader, ingest, tally, rates, cancellation);
            }
        }
        catch (OperationCanceledException) { }
    }

    private static async Task ShowPlainAsync(
        StatusReader reader,
        IngestStatus ingest,
        RunCounters tally,
        RateMeter rates,
        CancellationToken cancellation
    )
    {
        var last = "";
        while (true)
        {
            await Task.Delay(PlainPause, cancellation);
            var status = await reader.ReadAsync(cancellation);
            var line =
                string.Join(
                    "; ",
                    Rows(status, ingest, rates)
                        .Select(row => $"{row.Stage}: {row.Done} done, {row.Waiting} waiting, {row.Rejected} rejected")
                )
                + (tally.Faults > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {tally.Faults} faulted") : "")
                + (ingest.Paused is { } paused ? $"; paused: {Terminal.Text(paused)}" : "");
            if (line != last)
            {
                Console.WriteLine(last = line);
            }
        }
    }

    private static Table Table(PipelineStatus status, IngestStatus ingest, RunCounters tally, RateMeter rates)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("stage", "done", "waiting", "rate", "time left", "rejected");
        foreach (var row in Rows(status, ingest, rates))
        {
            table.AddRow(
                row.Stage.ToString(),
                Number(row.Done),
                Number(row.Waiting),
                string.Create(CultureInfo.InvariantCulture, $"{row.Rate:0.#}/s"),
                row.Left,
                Number(row.Rejected)
            );
        }

        var notes = new[]
        {
            tally.Faults > 0 ? $"{tally.Faults} faulted" : null,
            ingest.Paused is { } paused ? $"paused: {paused}" : null,
        }.OfType<string>();
        table.Caption(Terminal.Markup(string.Join("; ", notes)));
        return table;
    }

    private static IEnumerable<(Stage Stage, long Done, long Waiting, double Rate, string Left, long Rejected)> Rows(
        PipelineStatus status,
        IngestStatus ingest,
        RateMeter rates
    )
    {
        foreach (var stage in status.Stages)
        {
            var waiting = stage.Stage == Stage.Ingest ? ingest.Waiting : stage.Waiting;
            var rate = rates.Rate(stage.Stage, stage.Done + stage.Rejected);
            var left =
                waiting == 0 || rate <= 0
                    ? ""
                    : TimeSpan.FromSeconds(Math.Ceiling(waiting / rate)).ToString("c", CultureInfo.InvariantCulture);
            yield return (stage.Stage, stage.Done, waiting, rate, left, stage.Rejected);
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

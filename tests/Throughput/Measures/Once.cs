using System.Diagnostics;
using Pipeline.Throughput.Parts;
using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>Everything in one process on SQLite, against the same stages with no bus and no store.</summary>
internal static class Once
{
    private const int Count = 10_000;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench)
    {
        await using var site = bench.NewSite();
        Corpus.Put(bench.Articles(Count), site.Inbox);
        var command = bench.Published.Command;
        var inspect = await TimeAsync(site, command, "inspect", site.Inbox);
        var data = Path.Combine(site.Folder, "data");
        var run = await TimeAsync(site, command, "run", "--once", "--inbox", site.Inbox, "--data", data);
        return
        [
            new(
                "`run --once`, 10,000 text articles, over all-core `inspect`",
                "≥ 0.7 (aim 0.85)",
                Invariant($"{inspect.Elapsed / run.Elapsed:0.00} ×"),
                Invariant(
                    $"{run.Elapsed.TotalSeconds:0.0} against {inspect.Elapsed.TotalSeconds:0.0} s; CPU {run.Cpu.TotalSeconds:0.0} against {inspect.Cpu.TotalSeconds:0.0} s; {run.Peak} MB at most"
                )
            ),
        ];
    }

    private static async Task<(TimeSpan Elapsed, TimeSpan Cpu, long Peak)> TimeAsync(Site site, string command, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var (_, process) = Programs.Start(arguments[0], command, arguments, site.LogOf(arguments[0]));
        using (process)
        {
            // What it used is gone with it, so it is asked while it runs.
            var (cpu, peak) = (TimeSpan.Zero, 0L);
            while (!process.WaitForExit(TimeSpan.Zero))
            {
                process.Refresh();
                if (!process.HasExited)
                {
                    (cpu, peak) = (process.TotalProcessorTime, process.PeakWorkingSet64 >> 20);
                }

                await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
            }

            return process.ExitCode == 0
                ? (watch.Elapsed, cpu, peak)
                : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}

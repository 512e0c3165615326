using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Throughput.Parts;

/// <summary>Processes that are measured, and what they have used so far.</summary>
internal sealed class Programs(IEnumerable<(string Name, Process Process)> programs) : IAsyncDisposable
{
    private readonly (string Name, Process Process)[] _own = [.. programs];
    private readonly List<(string Name, Process Process)> _joined = [];

    private IEnumerable<(string Name, Process Process)> All => _own.Concat(_joined);

    public static (string Name, Process Process) Start(string name, string file, IReadOnlyList<string> arguments, string log)
    {
        // Into a file without a pipe between: reading pipes would be this process's work beside the measured one's.
        var shell = $"exec \"$0\" \"$@\" > '{log}' 2>&1 < /dev/null";
        var start = new ProcessStartInfo("sh", ["-c", shell, file, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(log)! };
        return (name, Process.Start(start)!);
    }

    /// <summary>Measured with these from now on; whoever started them ends them.</summary>
    public void Join(Programs others) => _joined.AddRange(others.All);

    /// <summary>CPU time of each so far.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Cpu() => All.ToDictionary(program => program.Name, program => CpuOf(program.Process));

    /// <summary>Most memory that each has had, in MB.</summary>
    public IReadOnlyDictionary<string, long> Peaks() => All.ToDictionary(program => program.Name, program => PeakOf(program.Process));

    /// <exception cref="InvalidOperationException">One has ended.</exception>
    public void Check()
    {
        if (All.FirstOrDefault(program => program.Process.HasExited) is { Process: not null } gone)
        {
            throw new InvalidOperationException($"{gone.Name} has ended with {gone.Process.ExitCode}.");
        }
    }

    /// <summary>SIGTERM; returns when all are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _own.Where(program => !program.Process.HasExited))
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        foreach (var (_, process) in _own)
        {
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static TimeSpan CpuOf(Process process)
    {
        process.Refresh();
        return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
    }

    private static long PeakOf(Process process)
    {
        process.Refresh();
        return process.HasExited ? 0 : process.PeakWorkingSet64 / (1 << 20);
    }
}

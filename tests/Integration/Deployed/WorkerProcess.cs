using System.Diagnostics;
using Pipeline.Contracts;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>A worker as a deployment runs it: a process of its own, told to stop by SIGTERM.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(Stage stage, IEnumerable<string> settings, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, $"Pipeline.{stage}.Worker.dll"), "--urls=http://127.0.0.1:0", .. settings]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new WorkerProcess(process);
    }

    /// <summary>Returns when the process is gone.</summary>
    public async Task TerminateAsync(CancellationToken cancellation)
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(cancellation);
        }

        await _process.WaitForExitAsync(cancellation).WithinDeadline();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Chaos.Parts;

/// <summary>A worker as a deployment runs it, started anew when it ends, as its supervisor would.</summary>
internal sealed class Worker : IDisposable
{
    private readonly string[] _command;
    private readonly StreamWriter _log;
    private readonly Lock _gate = new();
    private Process? _process;
    private bool _stopping;

    public Worker(string name, string log, params string[] command)
    {
        (Name, _command) = (name, command);
        _log = new StreamWriter(log, append: true) { AutoFlush = true };
        Start();
    }

    public string Name { get; }

    /// <summary>How often it was started after the first time.</summary>
    public int Restarts { get; private set; }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            if (_process is { HasExited: false } process)
            {
                process.Kill();
            }
        }
    }

    /// <summary>SIGTERM; returns when the process is gone.</summary>
    public async Task StopAsync()
    {
        Process process;
        lock (_gate)
        {
            _stopping = true;
            process = _process!;
        }

        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            if (_process is { HasExited: false } process)
            {
                process.Kill();
                process.WaitForExit();
            }
        }

        _process?.Dispose();
    }

    private void Start()
    {
        var start = new ProcessStartInfo("dotnet", _command) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Exited += (_, _) => Again();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
    }

    private void Again()
    {
        lock (_gate)
        {
            if (!_stopping)
            {
                Restarts++;
                Start();
            }
        }
    }

    private void Write(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            lock (_log)
            {
                _log.WriteLine(line.Data);
            }
        }
    }
}

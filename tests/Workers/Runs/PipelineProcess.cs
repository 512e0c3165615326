using System.Diagnostics;
using System.Text;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Runs;

/// <summary>The built program as a process of its own: exit code, standard output and standard error as a person gets them.</summary>
internal sealed class PipelineProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private PipelineProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public bool HasExited => _process.HasExited;

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "pipeline.dll");

    public static PipelineProcess Start(params string[] arguments) => Start("dotnet", [Program, .. arguments]);

    public static PipelineProcess Start(
        string program,
        string[] arguments,
        string? folder = null,
        params (string Key, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return new PipelineProcess(Process.Start(start)!);
    }

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        return (await process.ExitAsync(), process.Output, process.Errors);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WithinDeadline();
        return _process.ExitCode;
    }

    /// <summary>As a service manager asks it to end; Ctrl+C does not reach a process that a shell put into the background.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder into, string? line)
    {
        lock (into)
        {
            if (line is not null)
            {
                into.AppendLine(line);
            }
        }
    }

    private static string Read(StringBuilder from)
    {
        lock (from)
        {
            return from.ToString();
        }
    }
}

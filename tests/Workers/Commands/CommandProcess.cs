using Pipeline.Tests.Support;
using Pipeline.Workers.Tests.Runs;

namespace Pipeline.Workers.Tests.Commands;

/// <summary>The command as it is typed, in a process of its own.</summary>
internal static class CommandProcess
{
    /// <summary>In a shell, for names and input that an argument list cannot hold; <c>$P</c> is the program.</summary>
    public static async Task<(int Exit, string Output, string Errors)> ShellAsync(Scratch scratch, string script)
    {
        await using var process = PipelineProcess.Start("bash", ["-c", script], scratch.Path, ("P", $"dotnet {PipelineProcess.Program}"));
        return (await process.ExitAsync(), process.Output, process.Errors);
    }

    public static async Task<(int Exit, string Output, string Errors)> WithAsync(
        (string Key, string Value)[] environment,
        params string[] arguments
    )
    {
        await using var process = PipelineProcess.Start("dotnet", [PipelineProcess.Program, .. arguments], null, environment);
        return (await process.ExitAsync(), process.Output, process.Errors);
    }

    public static string[] Lines(this string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

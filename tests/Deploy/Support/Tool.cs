using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Deploy.Tests.Support;

/// <summary>
/// A program of the machine: kubectl, promtool, docker. Where it is missing the test is skipped, or fails where all are required.
/// </summary>
internal static class Tool
{
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, $"{program} {string.Join(' ', arguments)} said: {await errors}{await output}");
        return await output;
    }

    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("PIPELINE_TEST_REQUIRE") != "services")
        {
            Assert.Skip($"{start.FileName} is not on this machine.");
            throw;
        }
    }
}

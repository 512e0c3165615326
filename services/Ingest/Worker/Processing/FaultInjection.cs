using System.Diagnostics;

namespace Pipeline.Ingest.Worker.Processing;

/// <summary>
/// For tests: this process is killed, as the system kills one that is out of memory, when it begins to read a file of the name that
/// <see cref="Variable"/> has. What a real killer does cannot be had on purpose: each that is found is mended.
/// </summary>
internal static class FaultInjection
{
    public const string Variable = "PIPELINE_TEST_DIE_AT";

    private static readonly string? DieAt = Environment.GetEnvironmentVariable(Variable);

    public static void BeforeReading(string name)
    {
        if (DieAt is not null && name == DieAt)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }
    }
}

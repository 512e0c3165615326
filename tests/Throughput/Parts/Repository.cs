using System.Diagnostics;

namespace Pipeline.Throughput.Parts;

internal static class Repository
{
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The commit, with a + where files have changed since.</summary>
    public static string Commit() => Git("rev-parse", "--short", "HEAD") + (Git("status", "--porcelain", "-uno").Length == 0 ? "" : "+");

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("This program is not in its repository.")
        : File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")) ? folder.FullName
        : Find(folder.Parent);

    private static string Git(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("git", ["-C", Folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var answer = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return answer;
    }
}

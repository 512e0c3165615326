using System.Text;
using Pipeline.Throughput.Measures;
using Pipeline.Throughput.Parts;
using static System.FormattableString;

namespace Pipeline.Throughput;

/// <summary>The results as Markdown, each run with machine, commit and date, so that a figure is never without them.</summary>
internal static class Report
{
    public static string Head(Bench bench, DateTimeOffset at) =>
        Invariant(
            $"""
            ## {at:yyyy-MM-dd HH:mm} UTC, commit {Repository.Commit()}
            {Machine.Describe()}; {(
                bench.Texts is null ? "seeded articles" : "articles of one's own"
            )} of about 3.5 KB, {bench.Count} where no other number is named{Settings(bench)}.

            | what | asked | reached | |
            | --- | --- | --- | --- |
            """
        );

    public static string Line(Finding finding) => $"| {finding.What} | {finding.Asked} | {finding.Reached} | {finding.Detail} |";

    /// <summary>Newest first, under the file's title.</summary>
    public static void Add(string file, string report)
    {
        const string Title = "# Results\n\n";
        var before = File.Exists(file) ? File.ReadAllText(file) : Title;
        var head = before.IndexOf("\n## ", StringComparison.Ordinal) is var found and >= 0 ? found + 1 : before.Length;
        File.WriteAllText(file, $"{before[..head]}{report.TrimEnd()}\n\n{before[head..]}".TrimEnd() + "\n", new UTF8Encoding(false));
    }

    private static string Settings(Bench bench) =>
        bench.Settings.Count == 0 ? "" : "; " + string.Join(", ", bench.Settings.Select(setting => $"{setting.Key}={setting.Value}"));
}

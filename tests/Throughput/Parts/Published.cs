using System.Diagnostics;

namespace Pipeline.Throughput.Parts;

/// <summary>The product's programs as they are shipped: published, a folder each.</summary>
internal sealed class Published(string folder)
{
    private static readonly (string Name, string Project)[] Programs =
    [
        .. Product.Workers.Select(stage => (stage, $"services/{stage}/Worker")),
        ("Search", "services/Search"),
        ("Cli", "services/Cli"),
    ];

    public string Worker(string stage) => Path.Combine(folder, stage, $"Pipeline.{stage}.Worker");

    public string Search => Path.Combine(folder, "Search", "Pipeline.Search");

    public string Command => Path.Combine(folder, "Cli", "pipeline");

    /// <summary>Publishes what is not there.</summary>
    public async Task<Published> MadeAsync()
    {
        foreach (var (name, project) in Programs.Where(program => !Directory.Exists(Path.Combine(folder, program.Name))))
        {
            Console.Error.WriteLine($"Publishing {name} …");
            string[] arguments =
            [
                "publish",
                Path.Combine(Repository.Folder, project),
                "-c",
                "Release",
                "-v",
                "q",
                "-o",
                Path.Combine(folder, name),
            ];
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{name} could not be published:\n{output}");
            }
        }

        return this;
    }
}

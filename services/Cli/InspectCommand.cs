using System.CommandLine;
using System.Text;
using System.Text.Json;
using Pipeline.Contracts;

namespace Pipeline.Cli;

/// <summary><c>pipeline inspect</c>: what the stages would make of files, with no broker and no store.</summary>
internal static class InspectCommand
{
    private static readonly string Classify = StageTable.Product[Stage.Classify].Name;

    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files or folders; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var through = new Option<string>("--through")
        {
            Description = "The last stage to run.",
            DefaultValueFactory = _ => Classify,
        }.AcceptOnlyFromAmong(StageTable.Product[Stage.Normalise].Name, Classify);
        var ndjson = new Option<bool>("--ndjson")
        {
            Description = "Read lines of {\"id\", \"text\"} or {\"id\", \"html\"} instead; answers come in their order.",
        };
        var command = new Command("inspect", "Show what the stages would make of files, a JSON object a line for each article.")
        {
            paths,
            through,
            ndjson,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var inspector = new Inspector(classify: parsed.GetValue(through) == Classify);
                var sources = parsed.GetRequiredValue(paths);
                var records = parsed.GetValue(ndjson)
                    ? OrderedWork.RunAsync(sources.SelectMany(ReadLines), inspector.InspectLine, cancellation)
                    : OrderedWork.RunAsync(
                        sources.SelectMany(InspectFolder.Expand).SelectMany(inspector.Read),
                        static inspect => inspect(),
                        cancellation
                    );
                return await WriteAsync(records, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> WriteAsync(IAsyncEnumerable<InspectRecord> records, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        var exit = ExitCodes.Done;
        await foreach (var record in records)
        {
            await JsonSerializer.SerializeAsync(output, record, JsonOutput.Lines, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
            exit = record.Rejected is null ? exit : ExitCodes.SomeRejected;
        }

        return exit;
    }

    private static IEnumerable<string> ReadLines(string path) =>
        (path == "-" ? ReadStandardInput() : File.ReadLines(path, Encoding.UTF8)).Where(line => !string.IsNullOrWhiteSpace(line));

    private static IEnumerable<string> ReadStandardInput()
    {
        using var reader = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

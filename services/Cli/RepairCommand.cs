using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MojibakeRepairer = Pipeline.Normalise.Repair.MojibakeRepairer;

namespace Pipeline.Cli;

/// <summary><c>pipeline repair</c>: mojibake repair alone, text in, text out.</summary>
internal static class RepairCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "A text file; standard input where none is named.",
            DefaultValueFactory = _ => "-",
        };
        var ndjson = new Option<bool>("--ndjson") { Description = "Read lines of {\"id\", \"text\"}; answers come in their order." };
        var command = new Command("repair", "Repair wrongly decoded characters (mojibake) and nothing else.") { file, ndjson };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var input = Open(parsed.GetRequiredValue(file));
                await using var output = Console.OpenStandardOutput();
                if (parsed.GetValue(ndjson))
                {
                    return await RepairLinesAsync(input, output, cancellation);
                }

                using var bytes = new MemoryStream();
                await input.CopyToAsync(bytes, cancellation);
                var text = Pipeline.Decoding.Decoder.Decode(bytes.ToArray(), declaredCharset: null, isHtml: false).Text;
                await output.WriteAsync(Encoding.UTF8.GetBytes(MojibakeRepairer.Repair(text).Text), cancellation);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static Stream Open(string path)
    {
        if (path == "-")
        {
            return Console.OpenStandardInput();
        }

        return File.Exists(path) ? File.OpenRead(path) : throw new FileNotFoundException($"There is no file {path}.");
    }

    private static async Task<int> RepairLinesAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        var exit = ExitCodes.Done;
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var repaired = Repair(line);
            exit = repaired.Error is null ? exit : ExitCodes.SomeRejected;
            await JsonSerializer.SerializeAsync(output, repaired, JsonOutput.Lines, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }

        return exit;
    }

    private static Repaired Repair(string line)
    {
        try
        {
            var parsed = JsonLine.Read(line);
            var repaired = MojibakeRepairer.Repair(parsed.Text ?? "");
            return new Repaired(parsed.Id, repaired.Text, repaired.Repairs, null);
        }
        catch (JsonException exception)
        {
            return new Repaired(null, null, [], exception.Message);
        }
    }

    private sealed record Repaired(
        [property: JsonConverter(typeof(VerbatimJson))] JsonElement? Id,
        string? Text,
        IReadOnlyList<Contracts.RepairNote> Repairs,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error
    );
}

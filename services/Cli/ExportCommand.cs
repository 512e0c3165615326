using System.CommandLine;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Search.Api;

namespace Pipeline.Cli;

/// <summary><c>pipeline export</c>: all that a query finds, streamed, newest first.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var query = new QueryOptions();
        var csv = new Option<bool>("--csv") { Description = "CSV (RFC 4180) without the texts, safe to open in a spreadsheet." };
        var ndjson = new Option<bool>("--ndjson") { Description = "A JSON object a line, with the texts. The default." };
        var output = new Option<FileInfo?>("--output")
        {
            Description = "File to write; standard output where none is named.",
            HelpName = "FILE",
        };
        var command = new Command("export", "Write all articles that a query finds, or all there are.");
        query.AddTo(command);
        command.Add(csv);
        command.Add(ndjson);
        command.Add(output);
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValue(ndjson))
            {
                result.AddError("--csv and --ndjson do not go together.");
            }
        });
        var connection = new Connection();
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                CliHost.WithIndexAsync(
                    connection.Settings(parsed),
                    async index =>
                    {
                        var articles = index.Export(query.Understand(parsed));
                        await using var stream = parsed.GetValue(output) is { } file ? file.Create() : Console.OpenStandardOutput();
                        return await WriteAsync(articles, parsed.GetValue(csv), stream, cancellation);
                    },
                    cancellation
                )
        );
        return command;
    }

    public static async Task<int> WriteAsync(IEnumerable<IndexedArticle> articles, bool csv, Stream stream, CancellationToken cancellation)
    {
        var count = 0;
        var counted = articles.Select(article =>
        {
            count++;
            return article;
        });
        if (csv)
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await CsvExport.WriteAsync(counted, writer, cancellation);
        }
        else
        {
            await NdjsonExport.WriteAsync(counted, stream, cancellation);
        }

        return count == 0 ? ExitCodes.NotFound : ExitCodes.Done;
    }
}

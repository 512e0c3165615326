using System.CommandLine;
using System.Text.Json;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary><c>pipeline show</c>: all that is known of an article, as JSON.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Article id, or its first six or more characters." };
        var stage = new Option<Stage?>("--stage") { Description = "One stage's document alone, as stored.", HelpName = "S" };
        var command = new Command("show", "Show what each stage made of an article.") { id, stage };
        var connection = new Connection();
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                CliHost.WithStoreAsync(
                    connection.Settings(parsed),
                    async (_, store) =>
                    {
                        var key = parsed.GetRequiredValue(id);
                        object? found = parsed.GetValue(stage) is { } one
                            ? await DocumentAsync(store, one, await store.ResolveIdAsync(key, cancellation) ?? key, cancellation)
                            : await ArticleHistory.ReadAsync(store, key, cancellation);
                        if (found is null)
                        {
                            await Console.Error.WriteLineAsync(
                                $"pipeline: nothing is known under {key}, or it fits more than one article."
                            );
                            return ExitCodes.NotFound;
                        }

                        Console.WriteLine(JsonSerializer.Serialize(found, JsonOutput.Indented));
                        return ExitCodes.Done;
                    },
                    cancellation
                )
        );
        return command;
    }

    private static async Task<object?> DocumentAsync(IArticleStore store, Stage stage, string id, CancellationToken cancellation) =>
        stage switch
        {
            Stage.Ingest => await store.FindAsync<RawArticle>(id, cancellation),
            Stage.Normalise => await store.FindAsync<NormalisedArticle>(id, cancellation),
            Stage.Classify => await store.FindAsync<ClassifiedArticle>(id, cancellation),
            _ => await store.FindAsync<IndexedArticle>(id, cancellation),
        };
}

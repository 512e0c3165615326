using System.CommandLine;
using System.Text.Json;
using Pipeline.Search;

namespace Pipeline.Cli;

/// <summary><c>pipeline show</c>: all that is known of an article, as JSON.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Article id, or its first six or more characters." };
        var stage = StageOption.Create("One stage's document alone, as stored.");
        var command = new Command("show", "Show what each stage made of an article.") { id, stage };
        var connection = new Connection();
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                CliHost.WithStoreAsync(
                    connection.Settings(parsed),
                    async (_, store) =>
                    {
                        var key = await ArticleId.ResolveAsync(store, parsed.GetRequiredValue(id), cancellation);
                        object? found = parsed.GetValue(stage) is { } one
                            ? await store.FindAsync(one, key, cancellation)
                            : await ArticleHistory.ReadAsync(store, key, cancellation);
                        if (found is null)
                        {
                            throw new CommandException($"Article {key} has no document of that stage.", ExitCodes.NotFound);
                        }

                        Console.WriteLine(JsonSerializer.Serialize(found, found.GetType(), JsonOutput.Indented));
                        return ExitCodes.Done;
                    },
                    cancellation
                )
        );
        return command;
    }
}

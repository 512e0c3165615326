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
                        var key = parsed.GetRequiredValue(id);
                        object? found = parsed.GetValue(stage) is { } one
                            ? await store.FindAsync(one, await store.ResolveIdAsync(key, cancellation) ?? key, cancellation)
                            : await ArticleHistory.ReadAsync(store, key, cancellation);
                        if (found is null)
                        {
                            await Console.Error.WriteLineAsync(
                                $"pipeline: nothing is known under {key}, or it fits more than one article."
                            );
                            return ExitCodes.NotFound;
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

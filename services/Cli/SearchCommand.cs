using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary><c>pipeline search</c>.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("query")
        {
            Description =
                "Words, \"phrases\", -without, beginn*, a OR b, and filters: topic: lang: after: before: place: person: org: site: author: collection: kind: has: story:.",
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Most results.",
            DefaultValueFactory = _ => 20,
            HelpName = "N",
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > SearchRequest.MostResults)
            {
                result.AddError($"--limit must be from 1 to {SearchRequest.MostResults}. 'pipeline export' writes all that a query finds.");
            }
        });
        var json = new Option<bool>("--json") { Description = "A JSON object a result." };
        var command = new Command("search", "Search the index.") { query, limit, json };
        var connection = new Connection();
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                CliHost.WithStoreAsync(
                    connection.Settings(parsed),
                    async (provider, store) =>
                    {
                        var request = new SearchRequest
                        {
                            Query = ArticleFinder.Understand(string.Join(' ', parsed.GetRequiredValue(query))),
                            Limit = parsed.GetValue(limit),
                        };
                        using var index = await LocalIndex.OpenAsync(provider.GetRequiredService<IConfiguration>(), store, cancellation);
                        var page = index.Search(request);
                        foreach (var found in page.Results)
                        {
                            Print(found, parsed.GetValue(json));
                        }

                        if (!parsed.GetValue(json))
                        {
                            AnsiConsole.MarkupLineInterpolated(
                                CultureInfo.InvariantCulture,
                                $"[dim]{page.Results.Count} of {page.Total} found[/]"
                            );
                        }

                        return page.Total == 0 ? ExitCodes.NotFound : ExitCodes.Done;
                    },
                    cancellation
                )
        );
        return command;
    }

    private static void Print(FoundArticle found, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(found, JsonOutput.Lines));
            return;
        }

        var snippet = string.Concat(
            found.Snippet.Select(part => part.Hit ? $"[bold yellow]{Terminal.Markup(part.Text)}[/]" : Terminal.Markup(part.Text))
        );
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Terminal.Text(found.Title ?? found.File)}[/]");
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[dim]{found.Id[..12]}  {found.Language}  {string.Join(", ", found.Topics.Select(topic => topic.Name))}[/]"
        );
        AnsiConsole.MarkupLine(snippet);
        AnsiConsole.WriteLine();
    }
}

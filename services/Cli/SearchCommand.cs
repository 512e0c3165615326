using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Search;
using Pipeline.Search.Engine;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary><c>pipeline search</c>: a page of results for people, or all of them for programs.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new QueryOptions();
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
        var sort = new Option<ArticleSort>("--sort") { Description = "relevance, newest or oldest.", HelpName = "S" };
        var json = new Option<bool>("--json") { Description = "A JSON object a result." };
        var ndjson = new Option<bool>("--ndjson") { Description = "As --json." };
        var csv = new Option<bool>("--csv") { Description = "All that it finds, as CSV." };
        var command = new Command("search", "Search the index.");
        query.AddTo(command);
        foreach (var option in (Option[])[limit, sort, json, ndjson, csv])
        {
            command.Add(option);
        }

        var connection = new Connection();
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                CliHost.WithIndexAsync(
                    connection.Settings(parsed),
                    async index =>
                    {
                        var understood = query.Understand(parsed);
                        if (parsed.GetValue(csv))
                        {
                            return await ExportCommand.WriteAsync(
                                index.Export(understood),
                                csv: true,
                                Console.OpenStandardOutput(),
                                cancellation
                            );
                        }

                        var page = index.Search(
                            new SearchRequest
                            {
                                Query = understood,
                                Limit = parsed.GetValue(limit),
                                Sort = parsed.GetValue(sort),
                            }
                        );
                        var asJson = parsed.GetValue(json) || parsed.GetValue(ndjson);
                        foreach (var found in page.Results)
                        {
                            Print(found, asJson);
                        }

                        if (!asJson)
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
        AnsiConsole.MarkupLine($"[bold]{Terminal.Markup(found.Title ?? found.File)}[/]");
        var facts = (string?[])
            [
                found.Id[..12],
                found.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                found.Site,
                found.Language,
                string.Join(", ", found.Topics.Select(topic => topic.Name)),
                found.Copies > 0 ? $"and {found.Copies} more of this story" : null,
            ];
        AnsiConsole.MarkupLine($"[dim]{Terminal.Markup(string.Join("  ", facts.Where(fact => !string.IsNullOrEmpty(fact))))}[/]");
        AnsiConsole.MarkupLine(snippet);
        AnsiConsole.WriteLine();
    }
}

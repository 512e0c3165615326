using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Ingest.Worker;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Search.Operations;
using Pipeline.Telemetry;

namespace Pipeline.Cli;

/// <summary><c>pipeline delete</c>: articles out of all collections and the inbox, for good.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("id")
        {
            Description = "Article ids, or their first six or more characters.",
            Arity = ArgumentArity.OneOrMore,
        };
        var inbox = new Option<DirectoryInfo?>("--inbox")
        {
            Description = "Inbox whose processed and refused files go too; inbox in this folder where there is one.",
            HelpName = "DIR",
        };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var json = new Option<bool>("--json") { Description = "A JSON object an article." };
        var command = new Command("delete", "Delete articles for good. The same bytes are not taken in again.") { ids, inbox, yes, json };
        var connection = new Connection(broker: true);
        connection.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var settings = connection.Settings(parsed);
                return CliHost.WithStoreAsync(
                    settings,
                    async (_, store) =>
                    {
                        var keys = parsed.GetRequiredValue(ids);
                        var found = new List<string>();
                        foreach (var key in keys)
                        {
                            found.Add(await ArticleId.ResolveAsync(store, key, cancellation)); // all of them, before the first is deleted
                        }

                        if (!parsed.GetValue(yes) && !await ConfirmAsync(store, found, cancellation))
                        {
                            return ExitCodes.Failed;
                        }

                        var configuration = CliHost.Configuration(settings);
                        using var host = Build(configuration, store, StatusCommand.Inbox(configuration, parsed.GetValue(inbox)));
                        await host.StartAsync(cancellation);
                        await DeleteAsync(host.Services.GetRequiredService<Deleter>(), found, parsed.GetValue(json), cancellation);
                        await host.StopAsync(CancellationToken.None);
                        return ExitCodes.Done;
                    },
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task DeleteAsync(Deleter deleter, List<string> ids, bool json, CancellationToken cancellation)
    {
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await deleter.DeleteAsync(id, $"{Environment.UserName}@{Environment.MachineName}", cancellation) is not { } deleted)
            {
                continue; // somebody else was faster
            }

            Console.WriteLine(
                json
                    ? JsonSerializer.Serialize(deleted, JsonOutput.Lines)
                    : $"{deleted.Id} deleted, with {deleted.Files} files"
                        + (deleted.Container is { } container ? $"; {Terminal.Text(container)}, which it is part of, stays" : "")
            );
        }
    }

    // A script says --yes; only a person is asked.
    private static async Task<bool> ConfirmAsync(IArticleStore store, List<string> ids, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
        {
            throw new CommandException("Deleting is for good: say --yes where nobody can be asked.");
        }

        foreach (var id in ids)
        {
            var title = (await store.FindAsync<NormalisedArticle>(id, cancellation))?.Title;
            await Console.Error.WriteLineAsync($"{id[..12]}  {Terminal.Text(title ?? "(no title)")}");
        }

        await Console.Error.WriteAsync($"Delete {(ids.Count == 1 ? "it" : $"these {ids.Count}")} for good? [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static IHost Build(IConfiguration configuration, IArticleStore store, IngestOptions? inbox)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddPipelineErrors().AddFilter(typeof(Deleter).FullName, LogLevel.Information);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(TimeProvider.System);
        if (configuration["Bus:Transport"] != "InMemory")
        {
            builder.Services.AddStageMetrics();
            builder.Services.AddPipelineCore(configuration, "pipeline");
        }

        builder.Services.AddSingleton(
            Options.Create(
                new SearchOptions
                {
                    Inbox = inbox?.Inbox,
                    Processed = inbox?.Processed ?? "processed",
                    Failed = inbox?.Failed ?? "failed",
                }
            )
        );
        builder.Services.AddSingleton<Deleter>();
        return builder.Build();
    }
}

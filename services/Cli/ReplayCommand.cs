using System.CommandLine;
using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Cli;

/// <summary>
/// <c>pipeline replay</c>: error-queue messages back into their queues; a chosen article, or all that an older version made, through a
/// stage again.
/// </summary>
internal static class ReplayCommand
{
    private static readonly StageTable Stages = StageTable.Product;
    private static readonly Stage[] All = [.. Stages.Select(row => row.Stage)];
    private static readonly Stage[] Repeatable = [.. Stages.Where(row => row.Input is not null).Select(row => row.Stage)];

    public static Command Create()
    {
        var stage = StageOption.Create("This stage alone, for example normalise.");
        var id = new Option<string?>("--id")
        {
            Description = "This article through the stage again (from the first on where no stage is named).",
            HelpName = "ID",
        };
        var outdated = new Option<bool>("--outdated") { Description = "All articles that an older version of the stage made." };
        var command = new Command("replay", "Put error-queue messages back, or send articles through a stage again.")
        {
            stage,
            id,
            outdated,
        };
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(stage) is { } named
                && Stages[named].Input is null
                && (result.GetValue(outdated) || result.GetValue(id) is not null)
            )
            {
                result.AddError($"{named} reads the inbox: drop the file again.");
            }

            if (result.GetValue(outdated) && result.GetValue(id) is not null)
            {
                result.AddError("--outdated and --id do not go together.");
            }
        });
        var connection = new Connection(broker: true);
        connection.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var settings = connection.Settings(parsed);
                Stage[]? one = parsed.GetValue(stage) is { } named ? [named] : null;
                if (parsed.GetValue(id) is null && !parsed.GetValue(outdated))
                {
                    return await ReplayErrorsAsync(
                        connection.Broker(parsed, CliHost.Configuration(settings)),
                        CliHost.Configuration(settings),
                        one ?? All,
                        cancellation
                    );
                }

                return await ReplayHost.RunAsync(
                    settings,
                    async (store, publisher) =>
                        parsed.GetValue(id) is { } key
                            ? await SendOneAsync(store, publisher, parsed.GetValue(stage) ?? Repeatable[0], key, cancellation)
                            : await SendOutdatedAsync(store, publisher, one ?? Repeatable, cancellation),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> ReplayErrorsAsync(
        string? broker,
        IConfiguration configuration,
        Stage[] stages,
        CancellationToken cancellation
    )
    {
        if (broker is null)
        {
            throw new InvalidOperationException(
                "Error queues are on a broker: name it with --rabbitmq or PIPELINE_Bus__ConnectionString. On embedded parts 'pipeline run' sends pending articles again by itself."
            );
        }

        await using var queues = await CliHost.ConnectAsync(broker, configuration, cancellation);
        foreach (var stage in stages)
        {
            Console.WriteLine($"{Stages[stage].Queue}: {await queues.ReplayAsync(stage, cancellation)} messages put back");
        }

        return ExitCodes.Done;
    }

    private static async Task<long> SendOneAsync(
        IArticleStore store,
        PendingPublisher publisher,
        Stage stage,
        string key,
        CancellationToken cancellation
    )
    {
        var id = await ArticleId.ResolveAsync(store, key, cancellation);
        await publisher.PublishAsync(stage, id, rerun: true, cancellation);
        return 1;
    }

    private static async Task<long> SendOutdatedAsync(
        IArticleStore store,
        PendingPublisher publisher,
        Stage[] stages,
        CancellationToken cancellation
    )
    {
        long sent = 0;
        foreach (var stage in stages)
        {
            await foreach (var id in store.OutdatedIdsAsync(stage, Stages[stage].Version, cancellation))
            {
                await publisher.PublishAsync(stage, id, rerun: false, cancellation);
                sent++;
            }
        }

        return sent;
    }
}

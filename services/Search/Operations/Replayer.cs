using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Search.Operations;

/// <summary>Sends articles through the stages again.</summary>
public sealed class Replayer(IArticleStore store, IServiceProvider services, ILogger<Replayer> logger)
{
    private readonly StageTable _stages = services.GetService<StageTable>() ?? StageTable.Product;

    /// <summary>Whether there is a bus to send them by.</summary>
    public bool CanReplay => services.GetService<IMessagePublisher>() is not null;

    /// <summary>Sends an article to a stage; to all of them by the first that reads articles, where none is named.</summary>
    /// <returns>Why it cannot be; null when it was sent.</returns>
    public async Task<string?> ReplayAsync(string id, Stage? stage, CancellationToken cancellationToken)
    {
        if (services.GetService<IMessagePublisher>() is not { } publisher)
        {
            return "This search service has no broker (Bus:ConnectionString), so it cannot send an article anywhere.";
        }

        var row = _stages.First(row => row.Input is not null && (stage is null || row.Stage == stage || stage == Stage.Ingest));
        if (await store.FindStampAsync(row.Input!, id, cancellationToken) is null || row.In.Create is not { } create)
        {
            return "Its bytes were never taken in: drop the file again once it is mended.";
        }

        await publisher.PublishAsync(create(id, true), cancellationToken);
        Log.Replayed(logger, id, row.Stage);
        return null;
    }
}

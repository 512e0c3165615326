using MassTransit;
using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Cli;

/// <summary>
/// Publishes again what the store says is pending: after a crash on the in-memory bus, or for a cluster whose broker was lost. A message
/// too many changes nothing.
/// </summary>
internal sealed class PendingPublisher(IArticleStore store, IBus bus)
{
    /// <returns>How many messages.</returns>
    public async Task<long> PublishAsync(CancellationToken cancellation)
    {
        long published = 0;
        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            await foreach (var id in store.PendingAsync(stage, cancellation))
            {
                await PublishAsync(stage, id, rerun: false, cancellation);
                published++;
            }
        }

        return published;
    }

    /// <summary>Sends one article to a stage.</summary>
    public Task PublishAsync(Stage stage, string id, bool rerun, CancellationToken cancellation) =>
        stage switch
        {
            Stage.Normalise => bus.Publish(new ArticleIngested { ArticleId = id, Rerun = rerun }, cancellation),
            Stage.Classify => bus.Publish(new ArticleNormalised { ArticleId = id, Rerun = rerun }, cancellation),
            Stage.Index => bus.Publish(new ArticleClassified { ArticleId = id, Rerun = rerun }, cancellation),
            _ => throw new ArgumentException("Ingest reads the inbox: drop the file again.", nameof(stage)),
        };
}

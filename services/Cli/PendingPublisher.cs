using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Cli;

/// <summary>
/// Publishes again what the store says is pending: after a crash on the in-memory bus, or for a cluster whose broker was lost. A message
/// too many changes nothing.
/// </summary>
internal sealed class PendingPublisher(IArticleStore store, IMessagePublisher publisher, StageTable stages)
{
    /// <returns>How many messages.</returns>
    public async Task<long> PublishAsync(CancellationToken cancellation)
    {
        long published = 0;
        foreach (var row in stages)
        {
            await foreach (var id in store.PendingAsync(row, cancellation))
            {
                await PublishAsync(row.Stage, id, rerun: false, cancellation);
                published++;
            }
        }

        return published;
    }

    /// <summary>Sends one article to a stage.</summary>
    public Task PublishAsync(Stage stage, string id, bool rerun, CancellationToken cancellation) =>
        stages[stage] is { Input: not null, In.Create: { } create }
            ? publisher.PublishAsync(create(id, rerun), cancellation)
            : throw new ArgumentException($"{stage} reads the inbox: drop the file again.", nameof(stage));
}

using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search.Following;

namespace Pipeline.Search.Operations;

/// <summary>A worker by the work it left.</summary>
public sealed record SeenWorker(string Name, Stage Stage, DateTimeOffset Last);

/// <summary>Workers that signed what was indexed lately: who is named there was alive then, in whichever process.</summary>
public sealed class WorkersSeen(IArticleStore store, ReadModel model)
{
    private const int LookedAt = 20;

    public async Task<IReadOnlyList<SeenWorker>> ReadAsync(CancellationToken cancellationToken)
    {
        var seen = new Dictionary<string, SeenWorker>(StringComparer.Ordinal);
        foreach (var id in model.Lately.Take(LookedAt))
        {
            foreach (var stage in StageTable.Product.Select(row => row.Stage))
            {
                if (
                    await store.FindStampAsync(stage, id, cancellationToken) is { } stamp
                    && (!seen.TryGetValue(stamp.Worker, out var known) || known.Last < stamp.At)
                )
                {
                    seen[stamp.Worker] = new SeenWorker(stamp.Worker, stage, stamp.At);
                }
            }
        }

        return
        [
            .. seen
                .Values.OrderBy(worker => StageTable.Product.ToList().FindIndex(row => row.Stage == worker.Stage))
                .ThenBy(worker => worker.Name, StringComparer.Ordinal),
        ];
    }
}

using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search;

/// <summary>Counts by stage, only from the store: presence is status.</summary>
public sealed class StatusReader(IArticleStore store, StageTable? table = null)
{
    public async Task<PipelineStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var stages = new List<StageStatus>();
        var made = new Dictionary<Stage, long>();
        foreach (var row in table ?? StageTable.Product)
        {
            var done = made[row.Stage] = await store.CountAsync(row.Stage, cancellationToken);
            var rejected = await store.CountRejectionsAsync(row.Stage, cancellationToken);

            // What the stage's input has and this one has not, less what it refused. Exact when nothing moves, close while things do.
            var waiting = row.Input is { } input ? Math.Max(0, made[input] - done - rejected) : 0;
            stages.Add(new StageStatus(row.Stage, done, waiting, rejected));
        }

        return new PipelineStatus(stages, await store.CountDuplicatesAsync(cancellationToken));
    }
}

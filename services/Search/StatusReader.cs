using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search;

/// <summary>Counts by stage, from the store alone: presence is status.</summary>
public sealed class StatusReader(IArticleStore store)
{
    public async Task<PipelineStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var stages = new List<StageStatus>();
        long? before = null;
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var done = await store.CountAsync(stage, cancellationToken);
            var rejected = await store.CountRejectionsAsync(stage, cancellationToken);

            // What the stage before has and this one has not, less what it refused. Exact when nothing moves, close while things do.
            var waiting = before is null ? 0 : Math.Max(0, before.Value - done - rejected);
            stages.Add(new StageStatus(stage, done, waiting, rejected));
            before = done;
        }

        return new PipelineStatus(stages, await store.CountDuplicatesAsync(cancellationToken));
    }
}

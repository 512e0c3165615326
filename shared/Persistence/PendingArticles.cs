using System.Runtime.CompilerServices;
using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <summary>Presence is status: what waits for a stage follows from which documents there are.</summary>
public static class PendingArticles
{
    /// <summary>
    /// Ids that have the document of the stage's input, lack this stage's, and were not rejected by it; in ordinal order, as a streaming
    /// merge of three sorted cursors. Nothing for a stage without an input: what waits there is outside the store.
    /// </summary>
    public static async IAsyncEnumerable<string> PendingAsync(
        this IArticleStore store,
        StageRow stage,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stage);
        if (stage.Input is not { } input)
        {
            yield break;
        }

        await using var done = new SortedCursor(store.IdsAsync(stage.Stage, cancellationToken));
        await using var rejected = new SortedCursor(store.RejectedIdsAsync(stage.Stage, cancellationToken));
        await foreach (var id in store.IdsAsync(input, cancellationToken).ConfigureAwait(false))
        {
            if (!await done.ContainsAsync(id).ConfigureAwait(false) && !await rejected.ContainsAsync(id).ConfigureAwait(false))
            {
                yield return id;
            }
        }
    }
}

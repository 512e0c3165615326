using System.Runtime.CompilerServices;
using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <summary>Presence is status: what waits for a stage follows from which documents there are.</summary>
public static class PendingArticles
{
    /// <summary>
    /// Ids that have the previous stage's document, lack this stage's, and were not rejected by it; in ordinal order, as a streaming merge
    /// of
    /// three sorted cursors. Nothing for <see cref="Stage.Ingest"/>: what waits there is in the inbox.
    /// </summary>
    public static async IAsyncEnumerable<string> PendingAsync(
        this IArticleStore store,
        Stage stage,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        if (stage == Stage.Ingest)
        {
            yield break;
        }

        await using var done = new SortedCursor(store.IdsAsync(stage, cancellationToken));
        await using var rejected = new SortedCursor(store.RejectedIdsAsync(stage, cancellationToken));
        await foreach (var id in store.IdsAsync(stage - 1, cancellationToken).ConfigureAwait(false))
        {
            if (!await done.ContainsAsync(id).ConfigureAwait(false) && !await rejected.ContainsAsync(id).ConfigureAwait(false))
            {
                yield return id;
            }
        }
    }
}

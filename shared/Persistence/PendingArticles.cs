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
    public static IAsyncEnumerable<string> PendingAsync(
        this IArticleStore store,
        StageRow stage,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Input is { } input
            ? LackingAsync(store, stage, store.IdsAsync(input, cancellationToken), cancellationToken)
            : AsyncEnumerable.Empty<string>();
    }

    /// <summary>The same of those alone whose input was made before an instant, or bears none.</summary>
    public static IAsyncEnumerable<string> PendingAsync(
        this IArticleStore store,
        StageRow stage,
        DateTimeOffset madeBefore,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Input is { } input
            ? LackingAsync(
                store,
                stage,
                store.StampsAsync(input, cancellationToken).Where(made => !(made.Stamp?.At >= madeBefore)).Select(made => made.Id),
                cancellationToken
            )
            : AsyncEnumerable.Empty<string>();
    }

    private static async IAsyncEnumerable<string> LackingAsync(
        IArticleStore store,
        StageRow stage,
        IAsyncEnumerable<string> ids,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var done = new SortedCursor(store.IdsAsync(stage.Stage, cancellationToken));
        await using var rejected = new SortedCursor(store.RejectedIdsAsync(stage.Stage, cancellationToken));
        await foreach (var id in ids.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!await done.ContainsAsync(id).ConfigureAwait(false) && !await rejected.ContainsAsync(id).ConfigureAwait(false))
            {
                yield return id;
            }
        }
    }
}

using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Cli;

/// <summary>An article's id from its first characters, or why that is none.</summary>
internal static class ArticleId
{
    private const int Shortest = 6;
    private const int Whole = 64;

    /// <exception cref="CommandException">Nothing is known under it, or more than one article is.</exception>
    public static async Task<string> ResolveAsync(IArticleStore store, string key, CancellationToken cancellation)
    {
        if (await store.ResolveIdAsync(key, cancellation) is { } id)
        {
            return id;
        }

        if (key.Length < Shortest)
        {
            throw new CommandException($"{key} is too short for an id: give six characters or more.", ExitCodes.NotFound);
        }

        var fitting = key.Length < Whole ? await FittingAsync(store, key, cancellation) : 0;
        throw new CommandException(
            fitting > 1
                ? $"{key} is the beginning of more than one article's id. Give more of its characters."
                : $"Nothing is known under {key}. 'pipeline search' and 'pipeline status' show ids.",
            ExitCodes.NotFound
        );
    }

    // Asked only after the store has found none, or too many: the ids come in order, so the walk ends where the prefix does.
    private static async Task<int> FittingAsync(IArticleStore store, string prefix, CancellationToken cancellation)
    {
        var fitting = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var ids in (IEnumerable<IAsyncEnumerable<string>>)
                [
                    store.IdsAsync(Stage.Ingest, cancellation),
                    .. StageTable.Product.Select(row => store.RejectedIdsAsync(row.Stage, cancellation)),
                ]
        )
        {
            await foreach (var id in ids)
            {
                if (id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    fitting.Add(id);
                }
                else if (fitting.Count > 1 || string.CompareOrdinal(id, prefix) > 0)
                {
                    break;
                }
            }
        }

        return fitting.Count;
    }
}

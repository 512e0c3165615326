using System.Globalization;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Search.Following;

namespace Pipeline.Search.Operations;

/// <summary>Takes an article out of everything, for good.</summary>
public sealed class Deleter(
    IArticleStore store,
    IOptions<SearchOptions> options,
    TimeProvider time,
    ILogger<Deleter> logger,
    ReadModel? model = null,
    IMessagePublisher? publisher = null
)
{
    // The article is gone by then; other instances look into the store by themselves, only later.
    private static readonly TimeSpan TellingPatience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Out of every collection, the index and the inbox's processed and refused files; a tombstone stays, so that the same bytes are not
    /// taken in again.
    /// </summary>
    /// <param name="idOrPrefix">At least six characters of the id.</param>
    /// <param name="by">Who asks, for the log and the tombstone.</param>
    /// <param name="cancellationToken">Ends the call. Deleting again does the rest.</param>
    /// <returns>Null where nothing is known under the id.</returns>
    public async Task<DeletedArticle?> DeleteAsync(string idOrPrefix, string by, CancellationToken cancellationToken)
    {
        var id = await store.ResolveIdAsync(idOrPrefix, cancellationToken) ?? idOrPrefix;
        var raw = await store.FindRawFactsAsync(id, cancellationToken);
        var rejections = await store.FindRejectionsAsync(id, cancellationToken);
        if (raw is null && rejections.Count == 0)
        {
            return null;
        }

        var before = rejections.FirstOrDefault(rejection => rejection.Reason == Rejection.Deleted);
        await store.DeleteAsync(before is not null && raw is null ? before : Tombstone(id, raw, rejections, by), cancellationToken);
        Log.Deleted(logger, id, by);
        var files = options.Value.Inbox is { Length: > 0 } inbox
            ? DroppedFiles.Remove(inbox, options.Value, id, raw, rejections, cancellationToken)
            : 0;
        await TellAsync(id, cancellationToken);
        return new DeletedArticle(id, files, raw?.Source.Member is null ? null : raw.Source.File);
    }

    private Rejection Tombstone(string id, RawArticle? raw, IReadOnlyList<Rejection> rejections, string by) =>
        new()
        {
            ArticleId = id,
            Stage = Stage.Ingest,
            Reason = Rejection.Deleted,
            Detail = string.Create(
                CultureInfo.InvariantCulture,
                $"This article was deleted on {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC by {by}, and the same bytes are not taken in again."
            ),
            At = time.GetUtcNow(),
            File = raw?.Source.File ?? rejections.FirstOrDefault()?.File,
        };

    private async Task TellAsync(string id, CancellationToken cancellationToken)
    {
        if (model is not null)
        {
            await model.ChangedAsync(id, cancellationToken);
        }

        if (publisher is null)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TellingPatience);
        try
        {
            await publisher.PublishAsync(new ArticleIndexed { ArticleId = id }, limit.Token); // other instances look, and find it gone
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DeletionUntold(logger, id, exception.Message);
        }
    }
}

/// <summary>What was deleted.</summary>
/// <param name="Id">The whole id.</param>
/// <param name="Files">How many dropped files with these bytes were removed.</param>
/// <param name="Container">The file that the article was a part of, which stays; null where the article was a file of its own.</param>
public sealed record DeletedArticle(string Id, int Files, string? Container);

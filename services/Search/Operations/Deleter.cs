using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Search.Following;

namespace Pipeline.Search.Operations;

/// <summary>Takes an article out of everything, for good.</summary>
public sealed class Deleter(
    IArticleStore store,
    ReadModel model,
    IOptions<SearchOptions> options,
    IServiceProvider services,
    TimeProvider time,
    ILogger<Deleter> logger
)
{
    /// <summary>
    /// Out of every collection, the index and the inbox's processed files; a tombstone stays, so that the same bytes are not taken in again.
    /// </summary>
    /// <returns>False where nothing is known under the id.</returns>
    public async Task<bool> DeleteAsync(string idOrPrefix, CancellationToken cancellationToken)
    {
        var id = await store.ResolveIdAsync(idOrPrefix, cancellationToken) ?? idOrPrefix;
        var raw = await store.FindRawFactsAsync(id, cancellationToken);
        if (raw is null && (await store.FindRejectionsAsync(id, cancellationToken)).Count == 0)
        {
            return false;
        }

        await store.DeleteAsync(
            new Rejection
            {
                ArticleId = id,
                Stage = Stage.Ingest,
                Reason = Rejection.Deleted,
                Detail = "An operator deleted this article. The same bytes are not taken in again.",
                At = time.GetUtcNow(),
                File = raw?.Source.File,
                Member = raw?.Source.Member,
            },
            cancellationToken
        );
        Log.Deleted(logger, id);
        if (raw is { Source.Member: null })
        {
            await DeleteFilesAsync(id, raw.Source.File, cancellationToken);
        }

        await model.ChangedAsync(id, cancellationToken);
        if (services.GetService<IMessagePublisher>() is { } publisher)
        {
            await publisher.PublishAsync(new ArticleIndexed { ArticleId = id }, cancellationToken); // other instances look, and find it gone
        }

        return true;
    }

    private async Task DeleteFilesAsync(string id, string name, CancellationToken cancellationToken)
    {
        if (options.Value.Inbox is not { Length: > 0 } inbox || name != Path.GetFileName(name))
        {
            return;
        }

        var folder = new DirectoryInfo(Path.GetFullPath(options.Value.Processed, inbox));
        var stem = Path.GetFileNameWithoutExtension(name);
        if (!folder.Exists)
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles("*" + Path.GetExtension(name), SearchOption.AllDirectories))
        {
            if (file.Name == name || file.Name.StartsWith(stem + " (", StringComparison.Ordinal))
            {
                await using var content = file.OpenRead();
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == id)
                {
                    file.Delete();
                }
            }
        }
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Persistence;

namespace Pipeline.Search.Uploads;

/// <summary>
/// Tells what became of an uploaded file from where it lies and what the store knows of its bytes, so that any process that shares the
/// inbox
/// can answer, also after a restart. Places are looked at in the order in which a file passes through them: it cannot be missed in between.
/// </summary>
public sealed class UploadFollower(IArticleStore store, IOptions<SearchOptions> options)
{
    private const int MostListed = 20;

    private readonly SearchOptions _options = options.Value;

    /// <param name="id">SHA-256 of its bytes, lower-case hex.</param>
    /// <param name="file">Its name in the inbox, as <see cref="UploadName.Clean"/> gives it.</param>
    /// <param name="since">When it was put there.</param>
    public async Task<UploadFate> FollowAsync(string id, string file, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var layout = new InboxLayout(_options.Inbox!, _options.Processed, _options.Failed);
        if (File.Exists(Path.Combine(layout.Inbox, file)))
        {
            return new UploadFate(UploadState.Waiting);
        }

        if (layout.IsFileClaimed(file))
        {
            return new UploadFate(UploadState.Working);
        }

        // An article that a later stage refused is both in the store and on its way to failed/: the refusal is the newer news.
        if (await store.FindRejectionsAsync(id, cancellationToken) is [var rejection, ..])
        {
            return new UploadFate(
                UploadState.Refused,
                await KnownAsync(id, cancellationToken) is null ? null : id,
                Reason: rejection.Reason,
                Detail: rejection.Detail
            );
        }

        if (await KnownAsync(id, cancellationToken) is not { } taken)
        {
            // A container: its articles have ids of their own, and one that is refused does not refuse the others.
            var drop = await store.FindDropAsync(file, since, MostListed, cancellationToken);
            return drop.Articles + drop.Known == 0 && FindReason(layout.Failed, file, id, since) is { } failure
                ? new UploadFate(UploadState.Refused, Reason: failure.Reason, Detail: failure.Detail)
                : new UploadFate(UploadState.Taken, Drop: drop);
        }

        var state = await store.FindStampAsync(Stage.Index, id, cancellationToken) is null ? UploadState.Working : UploadState.Taken;
        return new UploadFate(state, id, AlreadyKnown: taken.At < since);
    }

    private Task<Stamp?> KnownAsync(string id, CancellationToken cancellationToken) =>
        store.FindStampAsync(Stage.Ingest, id, cancellationToken);

    private static FailureReason? FindReason(string folder, string file, string id, DateTimeOffset since) =>
        ReasonFile
            .Find(folder, file)
            .Where(found => found.Reason.Time >= since && (!File.Exists(found.Path) || IdOf(found.Path) == id))
            .Select(found => found.Reason)
            .FirstOrDefault();

    private static string IdOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}

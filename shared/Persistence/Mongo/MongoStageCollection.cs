using MongoDB.Bson;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>One stage's collection, without the document's type.</summary>
internal abstract class MongoStageCollection : IAsyncDisposable
{
    /// <summary>The collection of a row's documents.</summary>
    public static MongoStageCollection Of(StageRow row, MongoContext context) =>
        (MongoStageCollection)Activator.CreateInstance(typeof(MongoStageCollection<>).MakeGenericType(row.Document), row, context)!;

    public abstract Task<StageDocument?> FindDocumentAsync(string id, CancellationToken cancellationToken);

    public abstract Task<Stamp?> FindStampAsync(string id, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyDictionary<string, Stamp>> FindStampsAsync(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    );

    public abstract Task RemoveAsync(string id, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>One stage's collection: saves, reads and stamps, each in bulks of its own.</summary>
internal sealed class MongoStageCollection<T> : MongoStageCollection
    where T : StageDocument
{
    private readonly MongoContext _context;
    private readonly string _name;
    private readonly MongoWriter _writer;
    private readonly MongoReader<T> _documents;
    private readonly MongoReader<StampOnly> _stamps;

    public MongoStageCollection(StageRow row, MongoContext context)
    {
        _context = context;
        _name = row.Collection;
        var rejections = new OldRejections(row.Stage, context);
        _writer = new MongoWriter(
            context,
            row.Collection,
            (bulk, token) =>
            {
                context.Saving?.Invoke(row.Stage, bulk.Count);
                return rejections.TakeBackAsync([.. bulk.Select(upsert => upsert.Id)], token);
            }
        );
        _documents = new MongoReader<T>(context, row.Collection, document => document.Id);
        _stamps = new MongoReader<StampOnly>(context, row.Collection, document => document.Id, new BsonDocument("stamp", 1));
    }

    public Task SaveAsync(T document, CancellationToken cancellationToken) =>
        _writer.UpsertAsync(document.Id, ToKeep(document), hasOwnId: true, cancellationToken);

    public Task<IReadOnlyList<Exception?>> SaveManyAsync(IReadOnlyList<T> documents, CancellationToken cancellationToken) =>
        _writer.UpsertManyAsync(
            documents is IReadOnlyList<RawArticle> ? [.. documents.Select(ToKeep)] : documents,
            document => document.Id,
            cancellationToken
        );

    public async Task<T?> FindAsync(string id, CancellationToken cancellationToken) =>
        await _documents.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } kept ? FromKept(kept) : null;

    public async Task<IReadOnlyList<T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var kept = await _documents.FindManyAsync(ids, cancellationToken).ConfigureAwait(false);
        return kept is IReadOnlyList<RawArticle> ? [.. kept.Select(FromKept)] : kept;
    }

    public override async Task<StageDocument?> FindDocumentAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken).ConfigureAwait(false);

    public override async Task<Stamp?> FindStampAsync(string id, CancellationToken cancellationToken) =>
        (await _stamps.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Stamp;

    public override async Task<IReadOnlyDictionary<string, Stamp>> FindStampsAsync(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    ) =>
        (await _stamps.FindManyAsync(ids, cancellationToken).ConfigureAwait(false))
            .Where(found => found.Stamp is not null)
            .ToDictionary(found => found.Id, found => found.Stamp!, StringComparer.Ordinal);

    public override Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        _context.GuardAsync(
            token => _context.Collection<BsonDocument>(_name).DeleteOneAsync(new BsonDocument("_id", id), token),
            cancellationToken
        );

    private T ToKeep(T document) =>
        document is RawArticle raw
            ? (T)(StageDocument)(raw with { Content = RawContent.Pack(raw.Content, _context.CompressRaw) })
            : document;

    private static T FromKept(T document) =>
        document is RawArticle raw ? (T)(StageDocument)(raw with { Content = RawContent.Unpack(raw.Content) }) : document;

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _documents.DisposeAsync().ConfigureAwait(false);
        await _stamps.DisposeAsync().ConfigureAwait(false);
    }
}

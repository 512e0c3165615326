using MongoDB.Bson;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>One stage's collection, without the document's type.</summary>
internal abstract class MongoStageCollection : IAsyncDisposable
{
    public abstract Task<Stamp?> FindStampAsync(string id, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>One stage's collection: saves, reads and stamps, each in bulks of its own.</summary>
internal sealed class MongoStageCollection<T> : MongoStageCollection
    where T : StageDocument
{
    private readonly MongoWriter _writer;
    private readonly MongoReader<T> _documents;
    private readonly MongoReader<StampOnly> _stamps;

    public MongoStageCollection(MongoContext context)
    {
        var stage = StageTypes.StageOf<T>();
        var name = StageTypes.CollectionOf(stage);
        var rejected = context.Collection<BsonDocument>(MongoArticleStore.Rejected);

        // Beside the upserts, not after them: should one of the two not happen, the article is waiting again and is done again,
        // whereas a rejection left beside a saved document would stay for good.
        _writer = new MongoWriter(
            context,
            name,
            (bulk, token) =>
            {
                context.Saving?.Invoke(stage, bulk.Count);
                return rejected.DeleteManyAsync(
                    new BsonDocument
                    {
                        { "stage", stage.ToString() },
                        { "articleId", new BsonDocument("$in", new BsonArray(bulk.Select(upsert => upsert.Id))) },
                    },
                    token
                );
            }
        );
        _documents = new MongoReader<T>(context, name, document => document.Id);
        _stamps = new MongoReader<StampOnly>(context, name, document => document.Id, new BsonDocument("stamp", 1));
    }

    public Task SaveAsync(T document, CancellationToken cancellationToken) =>
        _writer.UpsertAsync(document.Id, document, hasOwnId: true, cancellationToken);

    public Task<T?> FindAsync(string id, CancellationToken cancellationToken) => _documents.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _documents.FindManyAsync(ids, cancellationToken);

    public override async Task<Stamp?> FindStampAsync(string id, CancellationToken cancellationToken) =>
        (await _stamps.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Stamp;

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _documents.DisposeAsync().ConfigureAwait(false);
        await _stamps.DisposeAsync().ConfigureAwait(false);
    }
}

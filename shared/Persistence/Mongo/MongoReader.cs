using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Persistence.Batching;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>Reads by id from one collection, gathered into one <c>$in</c>.</summary>
internal sealed class MongoReader<T> : IAsyncDisposable where T : class
{
    private readonly MongoContext context;
    private readonly IMongoCollection<T> collection;
    private readonly Func<T, string> idOf;
    private readonly BsonDocument? projection;
    private readonly Batcher<string, T?> batcher;

    public MongoReader(MongoContext context, string name, Func<T, string> idOf, BsonDocument? projection = null)
    {
        this.context = context;
        this.idOf = idOf;
        this.projection = projection;
        collection = context.Collection<T>(name);
        batcher = new Batcher<string, T?>(context.Limits, RunAsync, exception => context.Resilience.Classify(exception) != FaultKind.Outage);
    }

    public Task<T?> FindAsync(string id, CancellationToken cancellationToken) => batcher.SubmitAsync(id, bytes: 0, cancellationToken);

    public async Task<IReadOnlyList<T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<T>(ids.Count);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(context.Limits.MaxItems))
        {
            found.AddRange(await LoadAsync(chunk, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    public ValueTask DisposeAsync() => batcher.DisposeAsync();

    private async Task<IReadOnlyList<Outcome<T?>>> RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, T>(ids.Count, StringComparer.Ordinal);
        foreach (var document in await LoadAsync(ids.Distinct(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false))
        {
            found[idOf(document)] = document;
        }

        return [.. ids.Select(id => Outcome<T?>.Of(found.GetValueOrDefault(id)))];
    }

    private Task<List<T>> LoadAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids)));
        return context.GuardAsync(
            token =>
            {
                var find = collection.Find(filter);
                return (projection is null ? find : find.Project<T>(projection)).ToListAsync(token);
            },
            cancellationToken);
    }
}

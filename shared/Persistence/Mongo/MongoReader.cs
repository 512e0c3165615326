using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Persistence.Batching;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>Reads by id from one collection, gathered into one <c>$in</c>.</summary>
internal sealed class MongoReader<T> : IAsyncDisposable
    where T : class
{
    private readonly MongoContext _context;
    private readonly IMongoCollection<T> _collection;
    private readonly Func<T, string> _idOf;
    private readonly BsonDocument? _projection;
    private readonly Batcher<string, T?> _batcher;

    public MongoReader(MongoContext context, string name, Func<T, string> idOf, BsonDocument? projection = null)
    {
        _context = context;
        _idOf = idOf;
        _projection = projection;
        _collection = context.Collection<T>(name);
        _batcher = new Batcher<string, T?>(
            context.Limits,
            RunAsync,
            exception => context.Resilience.Classify(exception) != FaultKind.Outage
        );
    }

    public Task<T?> FindAsync(string id, CancellationToken cancellationToken) => _batcher.SubmitAsync(id, bytes: 0, cancellationToken);

    public async Task<IReadOnlyList<T>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<T>(ids.Count);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(_context.Limits.MaxItems))
        {
            found.AddRange(await LoadAsync(chunk, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    /// <summary>One document, in a call of its own: for what is rarely asked for.</summary>
    public async Task<T?> FindOneAsync(string id, CancellationToken cancellationToken) =>
        (await LoadAsync([id], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    public ValueTask DisposeAsync() => _batcher.DisposeAsync();

    private async Task<IReadOnlyList<Outcome<T?>>> RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, T>(ids.Count, StringComparer.Ordinal);
        foreach (var document in await LoadAsync(ids.Distinct(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false))
        {
            found[_idOf(document)] = document;
        }

        return [.. ids.Select(id => Outcome<T?>.Of(found.GetValueOrDefault(id)))];
    }

    private Task<List<T>> LoadAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids)));
        return _context.GuardAsync(
            token =>
            {
                var find = _collection.Find(filter);
                return (_projection is null ? find : find.Project<T>(_projection)).ToListAsync(token);
            },
            cancellationToken
        );
    }
}

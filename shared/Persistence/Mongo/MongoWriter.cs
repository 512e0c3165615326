using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Persistence.Batching;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>Upserts into one collection, gathered into bulks.</summary>
internal sealed class MongoWriter : IAsyncDisposable
{
    private readonly MongoContext _context;
    private readonly IMongoCollection<RawBsonDocument> _collection;
    private readonly Func<IReadOnlyList<Upsert>, CancellationToken, Task>? _alongside;
    private readonly Batcher<Upsert, bool> _batcher;

    /// <param name="context">Shared parts.</param>
    /// <param name="name">The collection's.</param>
    /// <param name="alongside">One more command for each bulk, run at the same time.</param>
    public MongoWriter(MongoContext context, string name, Func<IReadOnlyList<Upsert>, CancellationToken, Task>? alongside = null)
    {
        _context = context;
        _alongside = alongside;
        _collection = context.Collection<RawBsonDocument>(name);
        _batcher = new Batcher<Upsert, bool>(
            context.Limits,
            RunAsync,
            exception => context.Resilience.Classify(exception) != FaultKind.Outage
        );
    }

    public Task UpsertAsync<T>(string id, T value, bool hasOwnId, CancellationToken cancellationToken)
    {
        var document = MongoMapping.Serialise(hasOwnId ? null : id, value);
        return _batcher.SubmitAsync(new Upsert(id, document), document.Slice.Length, cancellationToken);
    }

    /// <summary>In bulks of the usual size; each value is written or fails alone.</summary>
    public async Task<IReadOnlyList<Exception?>> UpsertManyAsync<T>(
        IReadOnlyList<T> values,
        Func<T, string> idOf,
        CancellationToken cancellationToken
    )
    {
        var upserts = values.Select(value => Serialise(value, idOf(value))).ToArray();
        var bulks = await _batcher
            .RunTogetherAsync(
                [
                    .. upserts
                        .Where(upsert => upsert.Error is null)
                        .Select(upsert => (upsert.Value, (long)upsert.Value.Document.Slice.Length)),
                ],
                cancellationToken
            )
            .ConfigureAwait(false);
        var written = new Queue<Outcome<bool>>(bulks);
        return Array.ConvertAll(upserts, upsert => upsert.Error ?? written.Dequeue().Error);
    }

    public ValueTask DisposeAsync() => _batcher.DisposeAsync();

    private static Outcome<Upsert> Serialise<T>(T value, string id)
    {
        try
        {
            return Outcome<Upsert>.Of(new Upsert(id, MongoMapping.Serialise(null, value)));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Outcome<Upsert>.Failed(exception);
        }
    }

    private async Task<IReadOnlyList<Outcome<bool>>> RunAsync(IReadOnlyList<Upsert> requests, CancellationToken cancellationToken)
    {
        // Where an id comes twice the last one wins: in an unordered bulk the server would choose.
        var wanted = new Dictionary<string, RawBsonDocument>(requests.Count, StringComparer.Ordinal);
        foreach (var request in requests)
        {
            wanted[request.Id] = request.Document;
        }

        var failures = new Dictionary<string, Exception>(StringComparer.Ordinal);
        await _context
            .GuardAsync(
                async token =>
                {
                    var extra = _alongside?.Invoke(requests, token) ?? Task.CompletedTask;
                    await Task.WhenAll(extra, BulkAsync(wanted, failures, token)).ConfigureAwait(false);
                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. requests.Select(request =>
                failures.TryGetValue(request.Id, out var error) ? Outcome<bool>.Failed(error) : Outcome<bool>.Of(true)
            ),
        ];
    }

    /// <summary>
    /// Writes what is wanted; what is written, or failed for good, is no longer wanted when this throws and is tried again.
    /// </summary>
    private async Task BulkAsync(
        Dictionary<string, RawBsonDocument> wanted,
        Dictionary<string, Exception> failures,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Count == 0)
        {
            return;
        }

        var ids = wanted.Keys.ToArray();
        var models = Array.ConvertAll(
            ids,
            id => new ReplaceOneModel<RawBsonDocument>(new BsonDocument("_id", id), wanted[id]) { IsUpsert = true }
        );
        try
        {
            await _collection.BulkWriteAsync(models, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoBulkWriteException<RawBsonDocument> exception)
            when (exception.WriteErrors.Count > 0 && exception.WriteConcernError is null)
        {
            var again = new HashSet<string>(StringComparer.Ordinal);
            var away = false;
            foreach (var error in exception.WriteErrors)
            {
                var kind = MongoFaults.OfWriteError(error.Code);
                if (kind == FaultKind.Permanent)
                {
                    failures[ids[error.Index]] = new MongoWriteFault(_collection.CollectionNamespace.FullName, ids[error.Index], error);
                }
                else
                {
                    away |= kind == FaultKind.Outage;
                    again.Add(ids[error.Index]);
                }
            }

            foreach (var id in ids.Where(id => !again.Contains(id)))
            {
                wanted.Remove(id);
            }

            if (again.Count > 0)
            {
                throw new MongoPartialBulkException(away ? FaultKind.Outage : FaultKind.Transient, exception);
            }
        }
    }
}

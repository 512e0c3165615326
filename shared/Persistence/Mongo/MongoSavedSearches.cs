using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Persistence.Searches;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// Saved searches in MongoDB. A lease is an update of documents that nobody has leased, and each document is updated as one.
/// </summary>
internal sealed class MongoSavedSearches(MongoContext context) : ISavedSearches
{
    internal const string Searches = "searches";
    internal const string Alerts = "alerts";

    private static readonly BsonDocument OldestFirst = new() { { "createdAt", 1 }, { "_id", 1 } };

    private IMongoCollection<SavedSearch> AllSearches => context.Collection<SavedSearch>(Searches);

    private IMongoCollection<Alert> AllAlerts => context.Collection<Alert>(Alerts);

    public async Task<IReadOnlyList<SavedSearch>> ListAsync(CancellationToken cancellationToken) =>
        await context
            .GuardAsync(token => AllSearches.Find(new BsonDocument()).Sort(OldestFirst).ToListAsync(token), cancellationToken)
            .ConfigureAwait(false);

    public Task<SavedSearch?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.GuardAsync(
            async token => (SavedSearch?)await AllSearches.Find(ById(id)).FirstOrDefaultAsync(token).ConfigureAwait(false),
            cancellationToken
        );

    public Task SaveAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        return context.GuardAsync(
            token => AllSearches.ReplaceOneAsync(ById(search.Id), search, new ReplaceOptions { IsUpsert = true }, token),
            cancellationToken
        );
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = await context
            .GuardAsync(token => AllSearches.DeleteOneAsync(ById(id), token), cancellationToken)
            .ConfigureAwait(false);
        await context
            .GuardAsync(token => AllAlerts.DeleteManyAsync(new BsonDocument("searchId", id), token), cancellationToken)
            .ConfigureAwait(false);
        return deleted.DeletedCount > 0;
    }

    public async Task AddAlertsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        foreach (var chunk in alerts.Chunk(context.Limits.MaxItems))
        {
            var models = chunk.Select(alert => new UpdateOneModel<Alert>(ById(alert.Id), new BsonDocument("$setOnInsert", WithoutId(alert)))
            {
                IsUpsert = true,
            });
            await context
                .GuardAsync(
                    token => AllAlerts.BulkWriteAsync([.. models], new BulkWriteOptions { IsOrdered = false }, token),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    public async Task<IReadOnlyList<Alert>> LeaseAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var due = Due(now);
        var first = await context
            .GuardAsync(
                token => AllAlerts.Find(due).Sort(new BsonDocument { { "dueAt", 1 }, { "_id", 1 } }).Limit(1).ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (first.Count == 0)
        {
            return [];
        }

        var ofSearch = new BsonDocument(due) { { "searchId", first[0].SearchId } };
        var some = await context
            .GuardAsync(
                token => AllAlerts.Find(ofSearch).Sort(new BsonDocument { { "at", 1 }, { "_id", 1 } }).Limit(limit).ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        var among = new BsonDocument("$in", new BsonArray(some.Select(alert => alert.Id)));
        var name = Guid.NewGuid().ToString("N");
        var mark = new BsonDocument("$set", new BsonDocument { { "lease", name }, { "leasedUntil", Date(now + lease) } });
        await context
            .GuardAsync(
                token => AllAlerts.UpdateManyAsync(new BsonDocument(due) { { "_id", among } }, mark, cancellationToken: token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return await context
            .GuardAsync(
                token =>
                    AllAlerts
                        .Find(new BsonDocument { { "_id", among }, { "lease", name } })
                        .Sort(new BsonDocument { { "at", 1 }, { "_id", 1 } })
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async Task ReleaseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        if (alerts.Count == 0)
        {
            return;
        }

        var models = alerts.Select(alert => new ReplaceOneModel<Alert>(
            new BsonDocument { { "_id", alert.Id }, { "lease", alert.Lease } },
            alert with
            {
                Lease = null,
                LeasedUntil = null,
            }
        ));
        await context
            .GuardAsync(
                token => AllAlerts.BulkWriteAsync([.. models], new BulkWriteOptions { IsOrdered = false }, token),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Alert>> AlertsAsync(string searchId, int limit, CancellationToken cancellationToken) =>
        await context
            .GuardAsync(
                token =>
                    AllAlerts
                        .Find(new BsonDocument("searchId", searchId))
                        .Sort(new BsonDocument { { "at", -1 }, { "_id", 1 } })
                        .Limit(limit)
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = new BsonDocument { { "at", new BsonDocument("$lt", Date(before)) }, { "dueAt", BsonNull.Value } };
        return context.GuardAsync(token => AllAlerts.DeleteManyAsync(old, token), cancellationToken);
    }

    private static BsonDocument ById(string id) => new("_id", id);

    // What is null is not there, and to be null or not to be there is one to a query.
    private static BsonDocument Due(DateTimeOffset now) =>
        new()
        {
            { "dueAt", new BsonDocument("$lte", Date(now)) },
            {
                "$or",
                new BsonArray
                {
                    new BsonDocument("leasedUntil", BsonNull.Value),
                    new BsonDocument("leasedUntil", new BsonDocument("$lte", Date(now))),
                }
            },
        };

    private static BsonDateTime Date(DateTimeOffset instant) => new(instant.ToUnixTimeMilliseconds());

    private static BsonDocument WithoutId(Alert alert)
    {
        var document = alert.ToBsonDocument();
        document.Remove("_id");
        return document;
    }
}

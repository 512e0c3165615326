using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// Collections and indexes, made when a worker starts. Making what is there already is not an error, and when several workers start
/// together the losers of the race wait for the winner's.
/// </summary>
internal static class MongoIndexes
{
    private const int NamespaceExists = 48;
    private const int IndexNotFound = 27;
    private const int Unauthorized = 13;

    private static readonly string[] OfSearch = ["search", "newest", "topic-newest", "language-newest"];

    // The product's own, which have indexes besides the one on the id.
    private static readonly string Raw = StageTable.Product[Stage.Ingest].Collection;
    private static readonly string Indexed = StageTable.Product[Stage.Index].Collection;

    private static readonly (string Collection, BsonDocument Keys, string Name)[] Plain =
    [
        (MongoArticleStore.Rejected, new BsonDocument { { "stage", 1 }, { "articleId", 1 } }, "stage-article"),
        (MongoArticleStore.Rejected, new BsonDocument("articleId", 1), "article"),
        (MongoArticleStore.Rejected, new BsonDocument { { "at", -1 }, { "_id", 1 } }, "newest"),
        (MongoArticleStore.Rejected, new BsonDocument { { "file", 1 }, { "at", -1 } }, "file-newest"),
        (MongoArticleStore.Duplicates, new BsonDocument { { "file", 1 }, { "at", 1 } }, "file"),
        (MongoSavedSearches.Alerts, new BsonDocument("dueAt", 1), "due"),
        (MongoSavedSearches.Alerts, new BsonDocument { { "searchId", 1 }, { "at", -1 } }, "search-newest"),
        (Raw, new BsonDocument { { "source.file", 1 }, { "source.takenAt", 1 } }, "file"),
    ];

    /// <param name="database">Gets them.</param>
    /// <param name="collections">All that are to be there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task CreateAsync(IMongoDatabase database, IEnumerable<string> collections, CancellationToken cancellationToken)
    {
        var present = await (await database.ListCollectionNamesAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (var name in collections.Except(present, StringComparer.Ordinal))
        {
            await CreateCollectionAsync(database, name, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (collection, keys, name) in Plain)
        {
            await database
                .GetCollection<BsonDocument>(collection)
                .Indexes.CreateOneAsync(
                    new CreateIndexModel<BsonDocument>(keys, new CreateIndexOptions { Name = name }),
                    cancellationToken: cancellationToken
                )
                .ConfigureAwait(false);
        }

        await DropSearchIndexesAsync(database, cancellationToken).ConfigureAwait(false);
    }

    // An older version searched in the store itself; what that took is seven times as much as all else that a document costs.
    private static async Task DropSearchIndexesAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var indexes = database.GetCollection<BsonDocument>(Indexed).Indexes;
        var present = await (await indexes.ListAsync(cancellationToken).ConfigureAwait(false))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (var name in present.Select(index => index["name"].AsString).Intersect(OfSearch, StringComparer.Ordinal))
        {
            try
            {
                await indexes.DropOneAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (MongoCommandException exception) when (exception.Code is IndexNotFound or Unauthorized)
            {
                // Another worker was faster; or users that were made before this version may drop none, and a needless index harms nobody.
            }
        }
    }

    private static async Task CreateCollectionAsync(IMongoDatabase database, string name, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException exception) when (exception.Code == NamespaceExists)
        {
            // Another worker was faster.
        }
    }
}

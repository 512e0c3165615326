using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// Takes back the stage's rejections of articles that it now accepts. Looked for beside the upserts, not after them: should one of the two
/// not happen, the article is waiting again and is done again, whereas a rejection left beside a saved document would stay for good.
/// </summary>
internal sealed class OldRejections(Stage stage, MongoContext context)
{
    private readonly IMongoCollection<BsonDocument> _rejected = context.Collection<BsonDocument>(MongoArticleStore.Rejected);

    /// <summary>Deletes only where there is one: a read by the index costs less than a journalled delete of nothing.</summary>
    public async Task TakeBackAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var theirs = new BsonDocument { { "stage", stage.Name }, { "articleId", new BsonDocument("$in", new BsonArray(ids)) } };
        var found = await _rejected.Find(theirs).Project(new BsonDocument("_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count > 0)
        {
            var keys = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(found.Select(document => document["_id"]))));
            await _rejected.DeleteManyAsync(keys, cancellationToken).ConfigureAwait(false);
        }
    }
}

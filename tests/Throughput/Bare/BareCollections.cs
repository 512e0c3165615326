using MongoDB.Bson;
using MongoDB.Driver;

namespace Pipeline.Throughput.Bare;

/// <summary>One read and one journalled upsert, and no processing.</summary>
public sealed class BareCollections(IMongoDatabase database)
{
    private readonly IMongoDatabase _database = database.WithWriteConcern(WriteConcern.WMajority.With(journal: true));

    public async Task CopyAsync(string from, string to, string id, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("_id", id);
        var document = await _database.GetCollection<BsonDocument>(from).Find(filter).FirstAsync(cancellationToken);
        await _database
            .GetCollection<BsonDocument>(to)
            .ReplaceOneAsync(filter, document, new ReplaceOptions { IsUpsert = true }, cancellationToken);
    }

    public async Task FillAsync(IReadOnlyList<byte[]> articles)
    {
        var raw = _database.GetCollection<BsonDocument>("raw");
        foreach (var chunk in articles.Index().Chunk(500))
        {
            await raw.InsertManyAsync(
                chunk.Select(article => new BsonDocument
                {
                    { "_id", IdOf(article.Index) },
                    { "content", new BsonBinaryData(article.Item) },
                })
            );
        }
    }

    public static string IdOf(int number) => FormattableString.Invariant($"{number:x64}");
}

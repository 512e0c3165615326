using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>The backup of one deployment restored in another: all of it, or the raw articles alone.</summary>
public sealed class RestoreTests(RabbitService rabbit, MongoService mongo)
{
    private const int Articles = 12;

    private static readonly string[] Made = ["normalised", "classified", "indexed"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Raw_articles_alone_are_enough_to_make_all_the_rest_again_by_resume()
    {
        using var client = new MongoClient(await mongo.AddressAsync());
        await using var lost = await Deployment.PrepareAsync(rabbit, mongo);
        await lost.StartAllAsync();
        for (var i = 0; i < Articles; i++)
        {
            lost.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        lost.Files.Drop("refused.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>"u8.ToArray());
        await Eventually.HoldsAsync(async () => (await lost.Store.CountAsync(Stage.Index, Token)).Should().Be(Articles));
        await Eventually.HoldsAsync(async () => (await lost.Store.CountRejectionsAsync(Stage.Normalise, Token)).Should().Be(1));

        await using var restored = await Deployment.PrepareAsync(rabbit, mongo);
        await CopyAsync(client, lost.Name, restored.Name, "raw");
        await restored.StartAllAsync();
        await restored.ResumeAsync();

        await Eventually.HoldsAsync(async () => (await restored.Store.CountAsync(Stage.Index, Token)).Should().Be(Articles));
        await Eventually.HoldsAsync(async () => (await restored.Store.CountRejectionsAsync(Stage.Normalise, Token)).Should().Be(1));
        foreach (var collection in Made)
        {
            (await ReadAsync(client, restored.Name, collection)).Should().Equal(await ReadAsync(client, lost.Name, collection));
        }
    }

    private static async Task CopyAsync(MongoClient client, string from, string to, string collection)
    {
        var documents = await client.GetDatabase(from).GetCollection<BsonDocument>(collection).Find(new BsonDocument()).ToListAsync(Token);
        await client.GetDatabase(to).GetCollection<BsonDocument>(collection).InsertManyAsync(documents, cancellationToken: Token);
    }

    /// <summary>All but when and by whom they were made.</summary>
    private static async Task<string[]> ReadAsync(MongoClient client, string database, string collection)
    {
        var documents = await client
            .GetDatabase(database)
            .GetCollection<BsonDocument>(collection)
            .Find(new BsonDocument())
            .Sort(new BsonDocument("_id", 1))
            .ToListAsync(Token);
        documents.ForEach(document => document.Remove("stamp"));
        return [.. documents.Select(document => document.ToJson())];
    }
}

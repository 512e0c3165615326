using MongoDB.Driver;
using Pipeline.Integration.Tests.Services;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Stores.Tests;

/// <summary>A database of a random name, dropped at the end.</summary>
internal sealed class MongoHost(MongoService mongo) : IStoreHost
{
    private readonly string _name = "test_" + Guid.NewGuid().ToString("n");
    private string? _address;

    public string Address => _address ?? throw new InvalidOperationException("The host is not prepared.");

    /// <summary>The database itself, for what a store does not show.</summary>
    public IMongoDatabase Database => new MongoClient(Address).GetDatabase(_name);

    public async ValueTask PrepareAsync() => _address = await mongo.AddressAsync();

    public IArticleStore Open(bool compressRaw = false) => Open(Address, compressRaw: compressRaw);

    /// <summary>A store that reaches the database by another way, or with other settings.</summary>
    public IArticleStore Open(string connectionString, FailureDomain? resilience = null, int maxBatch = 64, bool compressRaw = false) =>
        ArticleStore.Create(
            new StoreOptions
            {
                Kind = StoreKind.MongoDb,
                ConnectionString = connectionString,
                Database = _name,
                MaxBatch = maxBatch,
                CompressRaw = compressRaw,
            },
            resilience
        );

    public async ValueTask DisposeAsync()
    {
        if (_address is not null)
        {
            using var client = new MongoClient(_address);
            await client.DropDatabaseAsync(_name);
        }
    }
}

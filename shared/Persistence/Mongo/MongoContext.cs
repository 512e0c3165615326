using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Persistence.Batching;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>What all parts of the MongoDB store share: the database, the limits of a bulk, and the failure domain.</summary>
internal sealed class MongoContext : IDisposable
{
    // The driver's 30 s would make every outage last that long before it is noticed.
    private static readonly TimeSpan SelectionTimeout = TimeSpan.FromSeconds(5);

    private readonly MongoClient _client;

    public MongoContext(StoreOptions options, FailureDomain resilience, Action<Stage, int>? saving = null)
    {
        MongoMapping.Register();
        var url = new MongoUrl(options.ConnectionString);
        var settings = MongoClientSettings.FromUrl(url);
        settings.ApplicationName ??= "article-pipeline";
        if (!options.ConnectionString!.Contains("serverSelectionTimeout", StringComparison.OrdinalIgnoreCase))
        {
            settings.ServerSelectionTimeout = SelectionTimeout;
        }

        if (!options.ConnectionString.Contains("connectTimeout", StringComparison.OrdinalIgnoreCase))
        {
            settings.ConnectTimeout = SelectionTimeout;
        }

        MongoTls.Configure(settings, options.Tls);
        _client = new MongoClient(settings);
        Database = _client
            .GetDatabase(options.Database ?? url.DatabaseName ?? "pipeline")
            .WithWriteConcern(WriteConcern.WMajority.With(journal: true));
        Limits = new BatchLimits(options.MaxBatch, options.MaxBatchBytes, options.BulksInFlight);
        CompressRaw = options.CompressRaw;
        Resilience = resilience;
        Saving = saving;
    }

    public IMongoDatabase Database { get; }

    public BatchLimits Limits { get; }

    /// <inheritdoc cref="StoreOptions.CompressRaw"/>
    public bool CompressRaw { get; }

    public FailureDomain Resilience { get; }

    /// <summary>Told of each bulk of a stage's documents; null where nobody counts.</summary>
    public Action<Stage, int>? Saving { get; }

    public IMongoCollection<T> Collection<T>(string name) => Database.GetCollection<T>(name);

    public Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        Resilience.ExecuteAsync(static (call, token) => new ValueTask<T>(call(token)), call, cancellationToken).AsTask();

    /// <summary>
    /// A sorted stream as pages by key, each page a call of its own: no cursor is open between them, so a slow reader
    /// never meets a cursor's time limit, and an outage in the middle is waited out.
    /// </summary>
    public async IAsyncEnumerable<string> KeysAsync(
        string collection,
        string key,
        BsonDocument filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int PageSize = 5_000;
        var last = "";
        var projection = key == "_id" ? new BsonDocument("_id", 1) : new BsonDocument { { "_id", 0 }, { key, 1 } };
        while (true)
        {
            var after = new BsonDocument(filter) { { key, new BsonDocument("$gt", last) } };
            var page = await GuardAsync(
                    token =>
                        Collection<BsonDocument>(collection)
                            .Find(after)
                            .Project(projection)
                            .Sort(new BsonDocument(key, 1))
                            .Limit(PageSize)
                            .ToListAsync(token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var document in page)
            {
                var value = document[key].AsString;
                if (!string.Equals(value, last, StringComparison.Ordinal))
                {
                    last = value;
                    yield return value;
                }
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    public void Dispose() => _client.Dispose();
}

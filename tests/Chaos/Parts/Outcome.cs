using System.Security.Cryptography;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Chaos.Parts;

/// <summary>What a trial came to: read from store, broker and inbox themselves, past the product's own code.</summary>
internal sealed record Outcome(int Lost, int Twice, int Half, long Errors, IReadOnlyDictionary<string, string> Digests)
{
    private static readonly string[] Collections = ["raw", "normalised", "classified", "indexed"];

    // What differs from run to run and says nothing of the article.
    private static readonly string[] OfTheRun = ["stamp", "takenAt", "source.takenAt", "source.takenBy", "source.claim"];

    /// <summary>Waits until every article is indexed or rejected and no queue holds anything, or the patience is over.</summary>
    public static async Task<bool> SettleAsync(Trial trial, TimeSpan patience)
    {
        using var client = new MongoClient(trial.StoreAddress);
        var database = client.GetDatabase(trial.Name);
        var end = DateTime.UtcNow + patience;
        while (DateTime.UtcNow < end)
        {
            try
            {
                var indexed = await CountAsync(database, "indexed");
                var rejected = await CountAsync(database, "rejected");
                if (
                    indexed + rejected >= trial.Count - trial.Spoiled.Count
                    && Waiting(trial) == 0
                    && await DepthAsync(trial, errors: false) == 0
                )
                {
                    return true;
                }
            }
            catch (Exception exception)
                when (exception is MongoException or TimeoutException or BrokerUnreachableException or OperationInterruptedException)
            {
                // Still on its way back.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        return false;
    }

    /// <param name="trial">Has settled, and its workers are gone.</param>
    /// <param name="quiet">Digests of a run that nothing disturbed; null for that run itself.</param>
    public static async Task<Outcome> ReadAsync(Trial trial, IReadOnlyDictionary<string, string>? quiet)
    {
        using var client = new MongoClient(trial.StoreAddress);
        var database = client.GetDatabase(trial.Name);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var collection in Collections)
        {
            await Collection(database, collection)
                .Find(FilterDefinition<BsonDocument>.Empty)
                .ForEachAsync(document => digests[$"{collection}/{document["_id"]}"] = DigestOf(document));
        }

        var rejected = (await Collection(database, "rejected").Find(FilterDefinition<BsonDocument>.Empty).ToListAsync())
            .Select(one => one["articleId"].AsString)
            .ToHashSet(StringComparer.Ordinal);
        int lost = 0,
            twice = 0;
        var processed = Names(Path.Combine(trial.Inbox, "processed"));
        var failed = Names(Path.Combine(trial.Inbox, "failed"));
        for (var number = 0; number < trial.Count; number++)
        {
            var id = IdOf(number);
            if (
                !trial.Spoiled.Contains(id)
                && !rejected.Contains(id)
                && Array.Exists(Collections, collection => !digests.ContainsKey($"{collection}/{id}"))
            )
            {
                lost++;
            }

            var places = processed.GetValueOrDefault(Articles.NameOf(number)) + failed.GetValueOrDefault(Articles.NameOf(number));
            twice += Math.Max(0, places - 1);
        }

        twice += (int)await CountAsync(database, "duplicates");
        var half = quiet is null
            ? 0
            : digests.Count(one =>
                !trial.Spoiled.Any(id => one.Key.EndsWith(id, StringComparison.Ordinal))
                && quiet.TryGetValue(one.Key, out var whole)
                && whole != one.Value
            );
        return new Outcome(lost, twice, half, await DepthAsync(trial, errors: true), digests);
    }

    public static string IdOf(int number) => Convert.ToHexStringLower(SHA256.HashData(Articles.ContentOf(number)));

    public static async Task RemoveAsync(Trial trial)
    {
        using var client = new MongoClient(trial.StoreAddress);
        await client.DropDatabaseAsync(trial.Name);
        await using var connection = await new ConnectionFactory { Uri = new Uri(trial.BrokerAddress) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (
            var queue in Queues(trial)
                .Concat(Queues(trial, "_error"))
                .Concat(Queues(trial, "_quarantine"))
                .Concat(Delays.SelectMany(delay => Queues(trial, $"_delay_{delay}")))
        )
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }

        foreach (var message in new[] { "ingested", "normalised", "classified", "indexed", "rejected" })
        {
            await channel.ExchangeDeleteAsync($"{trial.Prefix}pipeline:article-{message}:v1");
        }
    }

    /// <summary>Delays that the scenarios set, and the product's own.</summary>
    public static IReadOnlyList<int> Delays { get; } = [1, 2, 3, 60, 600, 3600];

    private static IEnumerable<string> Queues(Trial trial, string suffix = "") =>
        new[] { "ingest", "normalise", "classify", "index" }.Select(name => trial.Prefix + name + suffix);

    private static async Task<long> DepthAsync(Trial trial, bool errors)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(trial.BrokerAddress) }.CreateConnectionAsync();
        var names = errors
            ? Queues(trial, "_error")
            : Queues(trial).Concat(Queues(trial, "_quarantine")).Concat(Delays.SelectMany(delay => Queues(trial, $"_delay_{delay}")));
        long depth = 0;
        foreach (var name in names)
        {
            await using var channel = await connection.CreateChannelAsync();
            try
            {
                depth += (await channel.QueueDeclarePassiveAsync(name)).MessageCount;
            }
            catch (OperationInterruptedException)
            {
                // Not declared: nothing was ever in it.
            }
        }

        return depth;
    }

    private static int Waiting(Trial trial) =>
        Directory.EnumerateFiles(trial.Inbox).Count()
        + (
            Directory.Exists(Claims(trial))
                ? Directory
                    .EnumerateFiles(Claims(trial), "*.*", SearchOption.AllDirectories)
                    .Count(file => Path.GetExtension(file) is ".txt" or ".html")
                : 0
        );

    private static string Claims(Trial trial) => Path.Combine(trial.Inbox, ".claims");

    private static Dictionary<string, int> Names(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".reason.json", StringComparison.Ordinal))
                .CountBy(file => Path.GetFileName(file))
                .ToDictionary(StringComparer.Ordinal)
            : [];

    private static IMongoCollection<BsonDocument> Collection(IMongoDatabase database, string name) =>
        database.GetCollection<BsonDocument>(name);

    private static Task<long> CountAsync(IMongoDatabase database, string name) =>
        Collection(database, name).CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty);

    private static string DigestOf(BsonDocument document)
    {
        foreach (var path in OfTheRun)
        {
            var parts = path.Split('.');
            var holder = parts.Length == 1 ? document : document.GetValue(parts[0], null) as BsonDocument;
            holder?.Remove(parts[^1]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(document.ToBson()));
    }
}

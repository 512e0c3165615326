using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Throughput.Parts;

/// <summary>One measurement's place on broker, store and disk, gone afterwards.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly MongoClient _client;
    private readonly bool _own;

    /// <summary>A new one.</summary>
    public Site(string broker, string store)
        : this(broker, store, $"fast{Guid.NewGuid():N}"[..12]) => _own = true;

    /// <summary>One that another process made.</summary>
    public Site(string broker, string store, string name)
    {
        (Broker, Store, Name) = (broker, store, name);
        _client = new MongoClient(store);
        Folder = Path.Combine(Path.GetTempPath(), name);
        Directory.CreateDirectory(Folder);
    }

    public string Broker { get; }

    public string Store { get; }

    /// <summary>Of the database too.</summary>
    public string Name { get; }

    /// <summary>Before every queue's and exchange's name.</summary>
    public string Prefix => $"{Name}.";

    public string Folder { get; }

    public string Inbox => Path.Combine(Folder, "inbox");

    public string LogOf(string program) => Path.Combine(Folder, $"{program}.log");

    public Task<long> CountAsync(string collection) =>
        _client.GetDatabase(Name).GetCollection<BsonDocument>(collection).CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty);

    /// <summary>Until each of the queues has a reader.</summary>
    public async Task UntilReadAsync(IEnumerable<string> queues)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Broker) }.CreateConnectionAsync();
        foreach (var queue in queues)
        {
            while (await ReadersAsync(connection, queue) == 0)
            {
                await Task.Delay(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_own)
        {
            return;
        }

        await _client.DropDatabaseAsync(Name);
        await using var connection = await new ConnectionFactory { Uri = new Uri(Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in Names.Queues(this))
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }

        foreach (var exchange in Names.Exchanges(this))
        {
            await channel.ExchangeDeleteAsync(exchange);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<uint> ReadersAsync(IConnection connection, string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).ConsumerCount;
        }
        catch (OperationInterruptedException)
        {
            return 0; // not there yet
        }
    }
}

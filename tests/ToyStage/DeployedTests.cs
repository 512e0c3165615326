using System.Text;
using System.Text.Json.Nodes;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Messaging;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;
using Pipeline.ToyStage.Tests.Translate;
using RabbitMQ.Client;

namespace Pipeline.ToyStage.Tests;

/// <summary>The same over RabbitMQ and MongoDB.</summary>
public sealed class DeployedTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
{
    private readonly string _name = $"toy-{Guid.NewGuid():N}"[..16];
    private string _rabbit = "";
    private string _mongo = "";
    private ToyHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Prefix => $"{_name}.";

    public async ValueTask InitializeAsync()
    {
        _rabbit = await rabbit.AddressAsync();
        _mongo = await mongo.AddressAsync();
        _host = new ToyHost(
            new Dictionary<string, string?>
            {
                ["Bus:ConnectionString"] = _rabbit,
                ["Bus:QueuePrefix"] = Prefix,
                ["Bus:RetryDelays"] = "",
                ["Bus:StopTimeout"] = "00:00:02",
                ["Store:Kind"] = "MongoDb",
                ["Store:ConnectionString"] = _mongo,
                ["Store:Database"] = _name,
            }
        );
        await _host.StartAsync();
        await Eventually.HoldsAsync(() => _host.Get<IBusState>().IsReady.Should().BeTrue());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is null)
        {
            return;
        }

        await _host.DisposeAsync();
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in ToyHost.Stages.SelectMany(row => new[] { Prefix + row.Queue, Prefix + row.ErrorQueue }))
        {
            await channel.QueueDeleteAsync(name);
            await channel.ExchangeDeleteAsync(name);
        }

        foreach (var message in ToyHost.Stages.Messages)
        {
            await channel.ExchangeDeleteAsync(Prefix + message.WireName);
        }

        await new MongoClient(_mongo).DropDatabaseAsync(_name);
    }

    [Fact]
    public async Task Its_queue_its_collection_and_its_message_are_there()
    {
        var article = Sample.Normalised("a");
        await _host.Store.SaveAsync(article, Token);
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        var heard = (await channel.QueueDeclareAsync(cancellationToken: Token)).QueueName;
        await channel.ExchangeDeclareAsync(
            Prefix + TranslateStage.Row.Out.WireName,
            ExchangeType.Fanout,
            durable: true,
            cancellationToken: Token
        );
        await channel.QueueBindAsync(heard, Prefix + TranslateStage.Row.Out.WireName, "", cancellationToken: Token);

        await _host.Get<IMessagePublisher>().PublishAsync(new ArticleNormalised { ArticleId = article.Id, Rerun = true }, Token);

        BasicGetResult? told = null;
        await Eventually.HoldsAsync(async () => (told = await channel.BasicGetAsync(heard, autoAck: true, Token)).Should().NotBeNull());
        var written = JsonNode.Parse(Encoding.UTF8.GetString(told!.Body.Span))!;
        var golden = JsonNode.Parse(
            Golden().Replace("3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea", article.Id, StringComparison.Ordinal)
        )!;
        JsonNode.DeepEquals(written["messageType"], golden["messageType"]).Should().BeTrue($"{written["messageType"]}");
        JsonNode.DeepEquals(written["message"], golden["message"]).Should().BeTrue($"{written["message"]}");

        var names = await (await new MongoClient(_mongo).GetDatabase(_name).ListCollectionNamesAsync(cancellationToken: Token)).ToListAsync(
            Token
        );
        names.Should().Contain("translated");
        await using var queues = await QueuesAsync();
        (await queues.DepthsAsync(Token))
            .Should()
            .Contain(depth => depth.Stage == TranslateStage.Stage && depth.Queue == Prefix + "translate");
        (await channel.QueueDeclarePassiveAsync(Prefix + "translate", Token)).ConsumerCount.Should().Be(1);
        (await channel.QueueDeclarePassiveAsync(Prefix + "classify", Token))
            .MessageCount.Should()
            .Be(1, "the message parts into both queues");
    }

    [Fact]
    public async Task Its_fault_ends_in_its_error_queue_and_is_replayed_from_there()
    {
        var article = Sample.Normalised("late");
        await _host.Get<IMessagePublisher>().PublishAsync(new ArticleNormalised { ArticleId = article.Id }, Token);
        await using var queues = await QueuesAsync();
        await Eventually.HoldsAsync(async () =>
            (await queues.DepthsAsync(Token)).Single(depth => depth.Stage == TranslateStage.Stage).Errors.Should().Be(1)
        );

        await _host.Store.SaveAsync(article, Token);
        (await queues.ReplayAsync(TranslateStage.Stage, Token)).Should().Be(1);
        await Eventually.HoldsAsync(async () => (await _host.Store.CountAsync(TranslateStage.Stage, Token)).Should().Be(1));
    }

    private Task<BrokerQueues> QueuesAsync() =>
        BrokerQueues.ConnectAsync(new BusOptions { ConnectionString = _rabbit, QueuePrefix = Prefix }, Token, ToyHost.Stages);

    private async Task<IConnection> ConnectAsync() => await new ConnectionFactory { Uri = new Uri(_rabbit) }.CreateConnectionAsync();

    private static string Golden()
    {
        using var stream = typeof(DeployedTests).Assembly.GetManifestResourceStream("article-translated.v1.json")!;
        return new StreamReader(stream).ReadToEnd();
    }
}

using System.Security.Cryptography;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>
/// The store or the broker goes away while articles flow, and comes back: everything arrives, and nothing is a dead letter.
/// </summary>
public sealed class OutageTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
{
    private const int Articles = 150;

    private Deployment _deployment = null!;
    private TcpProxy _proxy = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _deployment = await Deployment.PrepareAsync(rabbit, mongo);

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
        {
            await _deployment.DisposeAsync();
        }

        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_outage_of_the_store_is_waited_out()
    {
        await PutProxyBeforeStoreAsync();
        await _deployment.StartAllAsync();
        DropAll();
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Normalise, Token)).Should().BePositive());

        await _proxy.CutAsync();
        await Eventually.HoldsAsync(() => AwayTold("store").Should().BeGreaterThanOrEqualTo(2, "Ingest's and a reader's"));
        _proxy.Restore();

        await _deployment.ShouldHoldAsync(Articles);
        Faulted().Should().Be(0);
    }

    [Fact]
    public async Task An_outage_of_the_broker_is_waited_out()
    {
        await PutProxyBeforeBrokerAsync();
        await _deployment.StartAllAsync();
        DropAll();
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Normalise, Token)).Should().BePositive());

        await _proxy.CutAsync();
        await Eventually.HoldsAsync(() => _deployment.Logs.Warnings.Should().Contain(entry => entry.Category == "MassTransit"));
        _proxy.Restore();

        await _deployment.ShouldHoldAsync(Articles);
        Faulted().Should().Be(0);
    }

    [Fact]
    public async Task A_worker_that_starts_before_its_broker_waits_for_it()
    {
        await PutProxyBeforeBrokerAsync();
        await _proxy.CutAsync();
        await _deployment.StartAllAsync(ready: false);
        _deployment.Files.Drop("article.txt", WrittenArticles.Harbour);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Ingest, Token)).Should().Be(1));
        _proxy.Restore();
        await _deployment.ShouldHoldAsync(articles: 1);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_while_the_store_is_away_leaves_its_messages_in_the_queue()
    {
        await PutProxyBeforeStoreAsync();
        using var worker = WorkerProcess.Start(Stage.Normalise, _deployment.Settings());
        for (var i = 0; i < 5; i++)
        {
            var content = WrittenArticles.Numbered(i);
            await _deployment.Store.SaveAsync(
                new RawArticle
                {
                    Id = IdOf(content),
                    Content = content,
                    MediaType = "text/plain",
                    Stamp = Stores.Tests.Sample.Stamp(),
                },
                Token
            );
        }

        await using var connection = await _deployment.ConnectAsync();
        await Eventually.HoldsAsync(async () =>
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
            (await channel.QueueDeclarePassiveAsync(_deployment.Queue(Stage.Normalise), Token)).ConsumerCount.Should().Be(1);
        });

        await _proxy.CutAsync();
        await using (var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token))
        {
            for (var i = 0; i < 5; i++)
            {
                var body =
                    $$$"""{"messageId":"{{{Guid.NewGuid()}}}","messageType":["pipeline:article-ingested:v1"],"message":{"articleId":"{{{IdOf(WrittenArticles.Numbered(i))}}}"}}""";
                await channel.BasicPublishAsync(
                    "",
                    _deployment.Queue(Stage.Normalise),
                    mandatory: true,
                    new BasicProperties { ContentType = "application/vnd.masstransit+json", Persistent = true },
                    System.Text.Encoding.UTF8.GetBytes(body),
                    Token
                );
            }
        }

        // In the worker's hands, which waits for the store.
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Ready.Should().Be(0));
        await worker.TerminateAsync(Token);

        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Ready.Should().Be(5));
        (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(0);

        _proxy.Restore();
        await _deployment.StartAsync(Stage.Normalise);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Normalise, Token)).Should().Be(5));
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Ready.Should().Be(0));
    }

    private static string IdOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private async Task PutProxyBeforeStoreAsync()
    {
        var server = new MongoUrl(await mongo.AddressAsync()).Server;
        _proxy = new TcpProxy(server.Host, server.Port);
        _deployment.MongoForWorkers = $"mongodb://127.0.0.1:{_proxy.Port}/?serverSelectionTimeoutMS=500&directConnection=true";
        _deployment.Expect("is away; waiting for it");
    }

    private async Task PutProxyBeforeBrokerAsync()
    {
        var address = new UriBuilder(await rabbit.AddressAsync());
        _proxy = new TcpProxy(address.Host, address.Port > 0 ? address.Port : 5672);
        (address.Host, address.Port) = ("127.0.0.1", _proxy.Port);
        _deployment.RabbitForWorkers = address.ToString();
        _deployment.Expect("is away; waiting for it", "MassTransit"); // which tells of each lost connection
    }

    private void DropAll()
    {
        for (var i = 0; i < Articles; i++)
        {
            _deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }
    }

    private int AwayTold(string part) =>
        _deployment.Logs.Warnings.Count(entry => entry.Message.StartsWith($"The {part} is away", StringComparison.Ordinal));

    private int Faulted() => Deployment.Stages.Sum(stage => _deployment.Counted(stage, "faulted"));
}

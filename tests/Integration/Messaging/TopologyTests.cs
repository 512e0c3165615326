using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MassTransit;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Deployed;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Messaging;

/// <summary>What lies on the broker: names a person can read, and queues that lose nothing.</summary>
public sealed class TopologyTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
{
    private Deployment _deployment = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _deployment = await Deployment.PrepareAsync(rabbit, mongo);

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
        {
            await _deployment.DisposeAsync();
        }
    }

    [Fact]
    public async Task Queues_and_error_queues_are_there_from_the_start_as_quorum_queues_with_dead_letter_settings()
    {
        await _deployment.StartAllAsync();
        await using var connection = await _deployment.ConnectAsync();
        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            // The broker refuses a declaration that differs from what is there.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
            await channel.QueueDeclarePassiveAsync(_deployment.Queue(stage), Token);
            await channel.QueueDeclareAsync(
                _deployment.Queue(stage),
                durable: true,
                exclusive: false,
                autoDelete: false,
                new Dictionary<string, object?>
                {
                    ["x-queue-type"] = "quorum",
                    ["x-dead-letter-exchange"] = _deployment.ErrorQueue(stage),
                    ["x-dead-letter-routing-key"] = _deployment.ErrorQueue(stage),
                    ["x-dead-letter-strategy"] = "at-least-once",
                    ["x-overflow"] = "reject-publish",
                },
                cancellationToken: Token
            );
            await channel.QueueDeclarePassiveAsync(_deployment.ErrorQueue(stage), Token);
            await channel.QueueDeclareAsync(
                _deployment.ErrorQueue(stage),
                durable: true,
                exclusive: false,
                autoDelete: false,
                new Dictionary<string, object?>
                {
                    ["x-queue-type"] = "quorum",
                    ["x-overflow"] = "reject-publish",
                    ["x-delivery-limit"] = -1,
                },
                cancellationToken: Token
            );
        }
    }

    [Fact]
    public async Task Two_deployments_on_one_broker_keep_apart()
    {
        await using var other = await Deployment.PrepareAsync(rabbit, mongo);
        await _deployment.StartAllAsync();
        await other.StartAllAsync();
        _deployment.Files.Drop("ours.txt", WrittenArticles.Numbered(1));
        other.Files.Drop("theirs.txt", WrittenArticles.Numbered(2));
        await _deployment.ShouldHoldAsync(articles: 1);
        await other.ShouldHoldAsync(articles: 1);
    }

    [Fact]
    public async Task A_message_that_no_queue_would_get_is_noticed_and_its_queue_declared_again()
    {
        var ingest = await _deployment.StartAsync(Stage.Ingest);
        _deployment.Files.Drop("first.txt", WrittenArticles.Numbered(1));
        await using var connection = await _deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        await Eventually.HoldsAsync(async () => (await DepthAsync(connection, Stage.Normalise)).Should().Be(1));

        // The worker has declared its topology and believes it is there.
        await channel.QueueDeleteAsync(_deployment.Queue(Stage.Normalise), cancellationToken: Token);
        _deployment.Files.Drop("second.txt", WrittenArticles.Numbered(2));
        await Eventually.HoldsAsync(async () => (await DepthAsync(connection, Stage.Normalise)).Should().Be(1));
        await Eventually.HoldsAsync(() => File.Exists(_deployment.Files["inbox", "second.txt"]).Should().BeFalse());

        await channel.QueueDeleteAsync(_deployment.Queue(Stage.Normalise), cancellationToken: Token);
        (
            await FluentActions
                .Awaiting(() =>
                    Deployment.PublisherOf(ingest).PublishAsync(new ArticleIngested { ArticleId = Stores.Tests.Sample.Id("x") }, Token)
                )
                .Should()
                .ThrowAsync<MessageReturnedException>("silence would be a lost article")
        )
            .Which.InnerException!.Message.Should()
            .Contain("NO_ROUTE");
        _deployment.Expect("S-FAULT");
    }

    [Fact]
    public async Task Connections_say_which_worker_they_are()
    {
        using var console = await ConsoleAsync();
        await _deployment.StartAllAsync();
        await Eventually.HoldsAsync(async () =>
        {
            using var answer = JsonDocument.Parse(await console.GetStringAsync("api/connections", Token));
            var names = answer
                .RootElement.EnumerateArray()
                .Select(connection => connection.TryGetProperty("user_provided_name", out var name) ? name.GetString() : null)
                .ToArray();
            foreach (var service in new[] { "ingest", "normalise", "classify", "index" })
            {
                names.Should().Contain($"{service}@{Environment.MachineName}");
            }
        });
    }

    private async Task<uint> DepthAsync(IConnection connection, Stage stage)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        return (await channel.QueueDeclarePassiveAsync(_deployment.Queue(stage), Token)).MessageCount;
    }

    private async Task<HttpClient> ConsoleAsync()
    {
        var broker = new Uri(await rabbit.AddressAsync());
        var console = new HttpClient { BaseAddress = new Uri($"http://{broker.Host}:15672/") };
        console.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.UserInfo.Length > 0 ? broker.UserInfo : "guest:guest"))
            )
        );
        try
        {
            (await console.GetAsync("api/overview", Token)).EnsureSuccessStatusCode();
        }
        catch (HttpRequestException exception)
        {
            Assert.Skip($"The broker's management API does not answer at {console.BaseAddress}: {exception.Message}");
        }

        return console;
    }
}

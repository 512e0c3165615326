using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Messaging;
using Pipeline.Tests.Support;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>Messages that come twice, that cannot be dealt with, and that kill their worker.</summary>
public sealed class FaultTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
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
    public async Task Redelivery_of_each_message_changes_nothing()
    {
        var host = await _deployment.StartAsync(Stage.Ingest);
        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            await _deployment.StartAsync(stage);
        }

        _deployment.Files.Drop("article.txt", WrittenArticles.Harbour);
        await _deployment.ShouldHoldAsync(articles: 1);
        var id = Convert.ToHexStringLower(SHA256.HashData(WrittenArticles.Harbour));
        var before = await DocumentsAsync(id);

        var bus = Deployment.PublisherOf(host);
        await bus.PublishAsync(new ArticleIngested { ArticleId = id }, Token);
        await bus.PublishAsync(new ArticleNormalised { ArticleId = id }, Token);
        await bus.PublishAsync(new ArticleClassified { ArticleId = id }, Token);

        // Each is handed on: one through all, one through two, one through the last.
        await Eventually.HoldsAsync(() =>
            new[] { Stage.Normalise, Stage.Classify, Stage.Index }
                .Select(stage => _deployment.Counted(stage, "repeated"))
                .Should()
                .Equal(1, 2, 3)
        );
        (await DocumentsAsync(id)).Should().Equal(before);
        await _deployment.ShouldHoldAsync(articles: 1);
    }

    [Fact]
    public async Task A_fault_ends_in_the_error_queue_with_the_article_named_and_goes_through_when_replayed()
    {
        _deployment.Expect("could not deal with article", "R-FAULT");
        await _deployment.StartAllAsync();
        var content = WrittenArticles.Numbered(1);
        var id = Convert.ToHexStringLower(SHA256.HashData(content));
        await PublishRawAsync(id);

        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1));
        var fault = await PeekErrorAsync();
        Text(fault, "MT-Fault-Message").Should().Contain(id).And.Contain("is not in the store");
        Text(fault, "MT-Fault-ExceptionType").Should().Be("Pipeline.Hosting.MissingArticleException");
        _deployment.Counted(Stage.Normalise, "faulted").Should().Be(1);

        await using var queues = await _deployment.QueuesAsync();
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(1);
        await Eventually.HoldsAsync(() => _deployment.Counted(Stage.Normalise, "faulted").Should().Be(2, "the article is still missing"));
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1));

        await SaveAsync(id, content);
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(1);
        await _deployment.ShouldHoldAsync(articles: 1);
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(0);
    }

    [Fact]
    public async Task A_fault_is_looked_at_set_aside_and_brought_back_where_it_waits()
    {
        _deployment.Expect("could not deal with article", "R-FAULT");
        await _deployment.StartAllAsync();
        var content = WrittenArticles.Numbered(2);
        var id = Convert.ToHexStringLower(SHA256.HashData(content));
        await PublishRawAsync(id);
        await using var queues = await _deployment.QueuesAsync();
        await Eventually.HoldsAsync(async () =>
        {
            var fault = (await queues.FaultsAsync(Stage.Normalise, Token)).Should().ContainSingle().Which;
            (fault.ArticleId, fault.Exception).Should().Be((id, "MissingArticleException"));
            fault.Detail.Should().Contain("is not in the store");
            fault.At.Should().NotBeNull();
        });

        var note = new HandlingNote(HandlingNote.SetAside, "an operator", DateTimeOffset.UnixEpoch.AddDays(20_000), "known – später");
        await Eventually.HoldsAsync(async () =>
            (await queues.SetAsideAsync(Stage.Normalise, fault => fault.ArticleId == id, note, Token)).Should().Be(1)
        );
        await Eventually.HoldsAsync(async () =>
            (await queues.FaultsAsync(Stage.Normalise, Token)).Should().ContainSingle().Which.SetAside.Should().Be(note)
        );
        await SaveAsync(id, content);
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(0, "it was left on purpose");
        await Eventually.HoldsAsync(async () => (await queues.SetAsideAsync(Stage.Normalise, _ => true, null, Token)).Should().Be(1));
        await Eventually.HoldsAsync(async () => (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(1));
        await _deployment.ShouldHoldAsync(articles: 1);
    }

    [Fact]
    public async Task A_message_that_is_no_message_of_ours_ends_in_a_queue_and_not_in_a_loop()
    {
        _deployment.Expect("R-FAULT");
        await _deployment.StartAsync(Stage.Normalise);
        await PublishAsync("this is not JSON"u8.ToArray());

        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1));
        (await PeekErrorAsync()).Body.ToArray().Should().Equal("this is not JSON"u8.ToArray());
    }

    [Fact]
    public async Task A_message_that_kills_its_worker_again_and_again_ends_in_the_error_queue()
    {
        _deployment.Expect("could not deal with article", "R-FAULT");
        var worker = await _deployment.StartAsync(Stage.Normalise);
        await _deployment.StopAsync(worker);
        var id = Stores.Tests.Sample.Id("deadly");
        await PublishRawAsync(id);

        // First among others, then by itself: who dies there is guilty. What the worker would move there is put there by hand.
        await DieAsync(_deployment.Queue(Stage.Normalise), QuarantineQueue.MostDeaths);
        await MoveAsync(_deployment.Queue(Stage.Normalise), QuarantineQueue.NameOf(_deployment.Queue(Stage.Normalise)));
        await DieAsync(QuarantineQueue.NameOf(_deployment.Queue(Stage.Normalise)), QuarantineQueue.MostDeaths);

        await _deployment.StartAsync(Stage.Normalise);
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1));
        var dead = await PeekErrorAsync();
        Encoding.UTF8.GetString(dead.Body.Span).Should().Contain(id);
        Text(dead, "MT-Fault-Message").Should().StartWith("3 workers ended with this message");

        // And back, once the reason is gone.
        var content = WrittenArticles.Numbered(5);
        await using var queues = await _deployment.QueuesAsync();
        await SaveAsync(id, content);
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(1);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Normalise, Token)).Should().Be(1));
    }

    [Fact]
    public async Task A_message_that_no_consumer_ever_sees_alive_is_dead_lettered_by_the_broker()
    {
        var worker = await _deployment.StartAsync(Stage.Normalise);
        await _deployment.StopAsync(worker);
        var id = Stores.Tests.Sample.Id("deadly");
        await PublishRawAsync(id);

        var deaths = 0;
        await using (var connection = await _deployment.ConnectAsync())
        {
            await Eventually.HoldsAsync(async () =>
            {
                // As when a process dies with the message in its hands.
                var channel = await connection.CreateChannelAsync(cancellationToken: Token);
                deaths += await channel.BasicGetAsync(_deployment.Queue(Stage.Normalise), autoAck: false, Token) is null ? 0 : 1;
                await channel.CloseAsync(Token);
                (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1);
            });
        }

        deaths.Should().BeInRange(20, 22, "a worker that is merely restarted now and then loses no message to the limit");
        var dead = await PeekErrorAsync();
        Encoding.UTF8.GetString(dead.Body.Span).Should().Contain(id);
        Text(dead, "x-first-death-reason").Should().Be("delivery_limit");

        // And back, once the reason is gone.
        var content = WrittenArticles.Numbered(5);
        await using var queues = await _deployment.QueuesAsync();
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(1);
        (await _deployment.DepthAsync(Stage.Normalise)).Should().Match<QueueDepth>(depth => depth.Ready == 1 && depth.Errors == 0);
        await SaveAsync(id, content);
        await _deployment.StartAsync(Stage.Normalise);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Normalise, Token)).Should().Be(1));
    }

    [Fact]
    public async Task A_message_that_was_beside_one_that_kills_its_worker_is_tried_by_itself_and_goes_through()
    {
        var worker = await _deployment.StartAsync(Stage.Normalise);
        await _deployment.StopAsync(worker);
        var content = WrittenArticles.Numbered(7);
        var id = Convert.ToHexStringLower(SHA256.HashData(content));
        await SaveAsync(id, content);
        await PublishRawAsync(id);
        await DieAsync(_deployment.Queue(Stage.Normalise), PoisonGuard.MostDeaths);

        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            await _deployment.StartAsync(stage);
        }

        await _deployment.ShouldHoldAsync(articles: 1);
    }

    /// <summary>As when so many processes die with the queue's message in their hands.</summary>
    private async Task DieAsync(string queue, int deaths)
    {
        await using var connection = await _deployment.ConnectAsync();
        for (var death = 0; death < deaths; death++)
        {
            var held = new TaskCompletionSource();
            var channel = await connection.CreateChannelAsync(cancellationToken: Token);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, _) =>
            {
                held.TrySetResult();
                return Task.CompletedTask;
            };
            await channel.BasicQosAsync(0, 1, global: false, Token);
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, Token);
            await held.Task.WithinDeadline();
            await channel.CloseAsync(Token);
        }
    }

    private async Task MoveAsync(string from, string to)
    {
        await using var connection = await _deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await Eventually.HoldsAsync(async () =>
        {
            var message = await channel.BasicGetAsync(from, autoAck: false, Token);
            message.Should().NotBeNull();
            var properties = new BasicProperties(message!.BasicProperties) { Headers = null };
            await channel.BasicPublishAsync("", to, mandatory: true, properties, message.Body, Token);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, Token);
        });
    }

    private Task SaveAsync(string id, byte[] content) =>
        _deployment.Store.SaveAsync(
            new RawArticle
            {
                Id = id,
                Content = content,
                MediaType = "text/plain",
                Stamp = Stores.Tests.Sample.Stamp(),
            },
            Token
        );

    private async Task<string[]> DocumentsAsync(string id) =>
        [
            JsonSerializer.Serialize(await _deployment.Store.FindAsync<RawArticle>(id, Token)),
            JsonSerializer.Serialize(await _deployment.Store.FindAsync<NormalisedArticle>(id, Token)),
            JsonSerializer.Serialize(await _deployment.Store.FindAsync<ClassifiedArticle>(id, Token)),
            JsonSerializer.Serialize(await _deployment.Store.FindAsync<IndexedArticle>(id, Token)),
        ];

    private Task PublishRawAsync(string id) =>
        PublishAsync(
            Encoding.UTF8.GetBytes(
                $$$"""{"messageId":"{{{Guid.NewGuid()}}}","messageType":["pipeline:article-ingested:v1"],"message":{"articleId":"{{{id}}}"}}"""
            )
        );

    /// <summary>As any other program might.</summary>
    private async Task PublishAsync(byte[] body)
    {
        await using var connection = await _deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await channel.BasicPublishAsync(
            "",
            _deployment.Queue(Stage.Normalise),
            mandatory: true,
            new BasicProperties
            {
                ContentType = "application/vnd.masstransit+json",
                Persistent = true,
                MessageId = Guid.NewGuid().ToString(),
            },
            body,
            Token
        );
    }

    /// <summary>The first message of Normalise's error queue, which stays there.</summary>
    private async Task<BasicGetResult> PeekErrorAsync()
    {
        await using var connection = await _deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        var message = (await channel.BasicGetAsync(_deployment.ErrorQueue(Stage.Normalise), autoAck: false, Token))!;
        await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, Token);
        await channel.CloseAsync(Token);
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1, "it is put back"));
        return message;
    }

    private static string Text(BasicGetResult message, string header) =>
        message.BasicProperties.Headers![header] switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            var other => other?.ToString() ?? "",
        };
}

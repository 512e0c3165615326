using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Messaging;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>
/// An exception that passes by itself is tried again later, without holding up what follows; one that does not ends in the error queue.
/// </summary>
public sealed class DelayedRetryTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
{
    private Deployment _deployment = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _deployment = await Deployment.PrepareAsync(rabbit, mongo);
        _deployment.Expect("could not deal with article", "R-FAULT");
    }

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
        {
            await _deployment.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_fault_that_passes_is_mended_by_a_later_attempt_while_others_go_through()
    {
        _deployment.RetryDelays = "00:00:01 00:00:02 00:10:00";
        await _deployment.StartAllAsync();
        var late = WrittenArticles.Numbered(1);
        await PublishAsync(late);
        await Eventually.HoldsAsync(() => Delays().Should().BeGreaterThanOrEqualTo(1));

        _deployment.Files.Drop("other.txt", WrittenArticles.Harbour);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Index, Token)).Should().Be(1));
        await SaveAsync(late);

        await _deployment.ShouldHoldAsync(articles: 2);
        _deployment.Counted(Stage.Normalise, "faulted").Should().Be(0);
    }

    [Fact]
    public async Task A_fault_that_stays_ends_in_the_error_queue_with_every_attempts_time_and_exception()
    {
        _deployment.RetryDelays = "00:00:01 00:00:02";
        await _deployment.StartAsync(Stage.Normalise);
        await PublishAsync(WrittenArticles.Numbered(2));

        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1));
        var attempts = (await PeekErrorAsync()).Where(header => header.Key.StartsWith(Attempts.Prefix, StringComparison.Ordinal)).ToArray();

        attempts.Select(header => header.Key).Should().BeEquivalentTo(Attempts.HeaderOf(1), Attempts.HeaderOf(2), Attempts.HeaderOf(3));
        attempts
            .Select(header => header.Value)
            .Should()
            .AllSatisfy(text => text.Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ MissingArticleException: "));
        attempts.Select(header => header.Value[..20]).Should().OnlyHaveUniqueItems();
        Delays().Should().Be(2);
        _deployment.Counted(Stage.Normalise, "faulted").Should().Be(1);

        // Replayed, it has all its attempts again.
        await using var queues = await _deployment.QueuesAsync();
        (await queues.ReplayAsync(Stage.Normalise, Token)).Should().Be(1);
        await Eventually.HoldsAsync(() => Delays().Should().Be(4));
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_next_attempt_is_kept_by_the_broker()
    {
        _deployment.RetryDelays = "1.00:00:00";
        await _deployment.StartAsync(Stage.Normalise);
        await PublishAsync(WrittenArticles.Numbered(3));
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Delayed.Should().Be(1));

        // A quorum queue that is durable, and whose message is persistent, is what outlives a restart.
        await using var connection = await _deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        var queue = new DelayQueue(_deployment.Queue(Stage.Normalise), TimeSpan.FromDays(1));
        await channel.QueueDeclareAsync(
            queue.Name,
            durable: true,
            exclusive: false,
            autoDelete: false,
            queue.Arguments(),
            cancellationToken: Token
        );
        var message = await channel.BasicGetAsync(queue.Name, autoAck: false, Token);
        message!.BasicProperties.Persistent.Should().BeTrue();
        queue.Arguments().Should().Contain("x-queue-type", "quorum").And.Contain("x-dead-letter-strategy", "at-least-once");
    }

    [Fact]
    public async Task A_rejection_is_an_answer_and_is_not_tried_again()
    {
        _deployment.RetryDelays = "00:00:01";
        await _deployment.StartAllAsync();
        _deployment.Files.Drop("empty.html", "<!doctype html><title>x</title><script>1</script>"u8.ToArray());
        await Eventually.HoldsAsync(() => _deployment.Counted(Stage.Normalise, "rejected").Should().Be(1));
        Delays().Should().Be(0);
    }

    private int Delays() => _deployment.Logs.Warnings.Count(entry => entry.Message.Contains("the next is in", StringComparison.Ordinal));

    private Task SaveAsync(byte[] content) =>
        _deployment.Store.SaveAsync(
            new RawArticle
            {
                Id = IdOf(content),
                Content = content,
                MediaType = "text/plain",
                Stamp = Stores.Tests.Sample.Stamp(),
            },
            Token
        );

    private static string IdOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>An article that is not in the store, or not yet.</summary>
    private async Task PublishAsync(byte[] content)
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
            Encoding.UTF8.GetBytes(
                $$$"""{"messageId":"{{{Guid.NewGuid()}}}","messageType":["pipeline:article-ingested:v1"],"message":{"articleId":"{{{IdOf(content)}}}"}}"""
            ),
            Token
        );
    }

    private async Task<Dictionary<string, string>> PeekErrorAsync()
    {
        await using var connection = await _deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        var message = (await channel.BasicGetAsync(_deployment.ErrorQueue(Stage.Normalise), autoAck: false, Token))!;
        await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, Token);
        await channel.CloseAsync(Token);
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Errors.Should().Be(1, "it is put back"));
        return message.BasicProperties.Headers!.ToDictionary(
            header => header.Key,
            header => header.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{header.Value}"
        );
    }
}

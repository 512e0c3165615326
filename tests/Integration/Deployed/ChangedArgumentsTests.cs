using System.Security.Cryptography;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>A queue that another version declared with other arguments, which cannot be changed in place.</summary>
public sealed class ChangedArgumentsTests(RabbitService rabbit, MongoService mongo)
{
    private const int Articles = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_messages_are_made_again_from_the_store_once_it_is_deleted_as_the_operators_guide_says()
    {
        await using var deployment = await Deployment.PrepareAsync(rabbit, mongo);
        await using var connection = await deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        await channel.QueueDeclareAsync(
            deployment.Queue(Stage.Normalise),
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-max-length"] = 1_000_000 },
            cancellationToken: Token
        );
        for (var i = 0; i < Articles; i++)
        {
            var content = WrittenArticles.Numbered(i);
            await deployment.Store.SaveAsync(
                new RawArticle
                {
                    Id = Convert.ToHexStringLower(SHA256.HashData(content)),
                    Content = content,
                    MediaType = "text/plain",
                    Stamp = Sample.Stamp(),
                },
                Token
            );
            await channel.BasicPublishAsync("", deployment.Queue(Stage.Normalise), mandatory: true, "{}"u8.ToArray(), Token);
        }

        (await channel.QueueDeleteAsync(deployment.Queue(Stage.Normalise), cancellationToken: Token)).Should().Be(Articles);
        await deployment.StartAllAsync();
        await deployment.ResumeAsync();

        await deployment.ShouldHoldAsync(Articles);
    }
}

using System.Security.Cryptography;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>Articles whose message is lost are found again without anybody's doing.</summary>
public sealed class SweepTests(RabbitService rabbit, MongoService mongo)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_for_long_with_no_message_is_sent_again_once_and_what_is_young_is_left()
    {
        await using var deployment = await PrepareAsync();
        var old = Enumerable.Range(0, 20).Select(i => Raw(i, Sample.Noon)).ToArray();
        await deployment.Store.SaveManyAsync(old, Token);
        var young = Raw(20, DateTimeOffset.UtcNow);
        await deployment.Store.SaveAsync(young, Token);
        await deployment.StartAllAsync();
        await deployment.StartAsync(Stage.Ingest);

        await Eventually.HoldsAsync(async () => (await deployment.Store.CountAsync(Stage.Index, Token)).Should().Be(20));

        (await deployment.Store.FindStampAsync(Stage.Normalise, young.Id, Token)).Should().BeNull("its message may be under way");
        Deployment.Stages.Sum(stage => deployment.Counted(stage, "repeated")).Should().Be(0, "nothing is done twice");
        Swept(deployment).Should().HaveCount(1, "of two Ingest workers one looks, and it sends all at once");
    }

    [Fact]
    public async Task What_an_error_queue_asks_for_is_not_forgotten()
    {
        await using var deployment = await PrepareAsync();
        var ingest = await deployment.StartAsync(Stage.Ingest);
        var (faulted, lost) = (Raw(0, Sample.Noon), Raw(1, Sample.Noon));
        await using var connection = await deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        var normalise = await deployment.StartAsync(Stage.Normalise);
        await channel.BasicPublishAsync("", deployment.ErrorQueue(Stage.Normalise), mandatory: true, "{}"u8.ToArray(), Token);
        await deployment.Store.SaveAsync(faulted, Token);
        await deployment.StopAsync(ingest);
        await deployment.StopAsync(normalise);

        // It looks, and finds as many that wait as there are messages.
        await deployment.StartAsync(Stage.Ingest);
        await Eventually.HoldsAsync(async () => (await LeaseHolderAsync(deployment)).Should().NotBeNull());
        Swept(deployment).Should().BeEmpty();

        // One more than there are messages: some message is lost.
        await deployment.Store.SaveAsync(lost, Token);
        await Eventually.HoldsAsync(() => Swept(deployment).Should().NotBeEmpty());
    }

    private static IEnumerable<string> Swept(Deployment deployment) =>
        deployment.Logs.Warnings.Select(entry => entry.Message).Where(message => message.Contains("articles waited for Normalise"));

    private async Task<string?> LeaseHolderAsync(Deployment deployment)
    {
        using var client = new MongoDB.Driver.MongoClient(await mongo.AddressAsync());
        var leases = client.GetDatabase(deployment.Name).GetCollection<MongoDB.Bson.BsonDocument>("leases");
        var found = await MongoDB.Driver.IAsyncCursorSourceExtensions.ToListAsync(
            MongoDB.Driver.IMongoCollectionExtensions.Find(leases, new MongoDB.Bson.BsonDocument("_id", "sweep:normalise")),
            Token
        );
        return found.FirstOrDefault()?["holder"].AsString;
    }

    private async Task<Deployment> PrepareAsync()
    {
        var deployment = await Deployment.PrepareAsync(rabbit, mongo);
        deployment.Expect("with no message that asks for them");
        deployment.More.AddRange(["--Bus:Sweep:Interval=00:00:01", "--Bus:Sweep:Age=00:30:00"]);
        return deployment;
    }

    private static RawArticle Raw(int number, DateTimeOffset at)
    {
        var content = WrittenArticles.Numbered(number);
        return new RawArticle
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
            MediaType = "text/plain",
            Stamp = Sample.Stamp() with { At = at },
        };
    }
}

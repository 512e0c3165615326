using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Contracts;
using Pipeline.Ingest.Worker;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>Ingest takes no more files while what follows it has enough, says so, and goes on by itself.</summary>
public sealed class BackPressureTests(RabbitService rabbit, MongoService mongo)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ingest_waits_while_a_later_queue_is_long()
    {
        await using var deployment = await Deployment.PrepareAsync(rabbit, mongo);
        deployment.More.AddRange(["--Ingest:BackPressure:MaxQueued=5", "--Ingest:BackPressure:Interval=00:00:00.050"]);
        var ingest = await deployment.StartAsync(Stage.Ingest);
        var status = ingest.Services.GetRequiredService<IngestStatus>();
        Drop(deployment, 0, 6);

        await Eventually.HoldsAsync(() =>
            status.Paused.Should().Contain($"6 messages wait in the queue {deployment.Queue(Stage.Normalise)}")
        );
        Drop(deployment, 6, 3);
        await Eventually.HoldsAsync(() => status.Waiting.Should().Be(3));

        (await deployment.Store.CountAsync(Stage.Ingest, Token)).Should().Be(6);
        (await ReadyAsync(ingest)).Should().Be(HealthStatus.Unhealthy);
        deployment.Logs.Entries.Should().ContainSingle(entry => entry.Message.StartsWith("No more files for now: 6 messages wait"));

        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            await deployment.StartAsync(stage);
        }

        await deployment.ShouldHoldAsync(9);
        await Eventually.HoldsAsync(() => status.Paused.Should().BeNull());
    }

    [Fact]
    public async Task Ingest_waits_while_the_broker_has_an_alarm_and_takes_no_file_meanwhile()
    {
        using var scratch = new Scratch();
        await using var broker = await OwnBroker.StartAsync(scratch, "disk_free_limit.absolute = 900TB");
        await using var deployment = await Deployment.PrepareAsync(broker.Address, await mongo.AddressAsync());
        deployment.Expect("the broker takes no messages", "is away; waiting for it", "MassTransit"); // which tells of the restart
        deployment.More.Add("--Ingest:BackPressure:Interval=00:00:00.050");
        var ingest = await deployment.StartAsync(Stage.Ingest);
        var status = ingest.Services.GetRequiredService<IngestStatus>();

        await Eventually.HoldsAsync(() => status.Paused.Should().Contain("the broker takes no messages (low on disk)"));
        Drop(deployment, 0, 3);
        await Eventually.HoldsAsync(() => status.Waiting.Should().Be(3));
        (await deployment.Store.CountAsync(Stage.Ingest, Token)).Should().Be(0);
        (await ReadyAsync(ingest)).Should().Be(HealthStatus.Unhealthy);

        await broker.RestartAsync();

        await Eventually.HoldsAsync(async () => (await deployment.Store.CountAsync(Stage.Ingest, Token)).Should().Be(3));
        await Eventually.HoldsAsync(() => status.Paused.Should().BeNull());
    }

    private static void Drop(Deployment deployment, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }
    }

    private static async Task<HealthStatus> ReadyAsync(WebApplication host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "inbox", Token)).Status;
}

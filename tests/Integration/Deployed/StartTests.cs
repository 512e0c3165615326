using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Integration.Tests.Services;
using Pipeline.Normalise.Worker;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>Things start in any order.</summary>
public sealed class StartTests(MongoService mongo)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_lives_while_its_store_is_away_at_the_start_and_is_ready_once_it_is_there()
    {
        var server = new MongoUrl(await mongo.AddressAsync()).Server;
        await using var proxy = new TcpProxy(server.Host, server.Port);
        await proxy.CutAsync();
        var database = $"test-{Guid.NewGuid():N}"[..17];
        var builder = WorkerHost.CreateBuilder(
            StageTable.Product[Stage.Normalise].Name,
            [
                "--urls=http://127.0.0.1:0",
                "--Bus:Transport=InMemory",
                "--Store:Kind=MongoDb",
                $"--Store:ConnectionString=mongodb://127.0.0.1:{proxy.Port.ToString(CultureInfo.InvariantCulture)}/?directConnection=true",
                $"--Store:Database={database}",
            ],
            (services, configuration) => services.AddNormaliseStage(configuration)
        );
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapOperations();
        await app.StartAsync(Token).WithinDeadline();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        (await StatusAsync(client, "/health/live")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(client, "/health/ready")).Should().Be(HttpStatusCode.ServiceUnavailable);

        proxy.Restore();

        await Eventually.HoldsAsync(async () => (await StatusAsync(client, "/health/ready")).Should().Be(HttpStatusCode.OK));
        using var mongoClient = new MongoClient(await mongo.AddressAsync());
        await Eventually.HoldsAsync(async () =>
            (await (await mongoClient.GetDatabase(database).ListCollectionNamesAsync(cancellationToken: Token)).ToListAsync(Token))
                .Should()
                .Contain(StageTable.Product[Stage.Normalise].Collection)
        );
        await app.StopAsync(Token);
        await mongoClient.DropDatabaseAsync(database, Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return answer.StatusCode;
    }
}

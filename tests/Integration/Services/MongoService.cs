using Testcontainers.MongoDb;

namespace Pipeline.Integration.Tests.Services;

/// <summary>A MongoDB for tests: <c>PIPELINE_TEST_MONGODB</c>, else a container that lives as long as the tests.</summary>
public sealed class MongoService : IAsyncDisposable
{
    public const string Variable = "PIPELINE_TEST_MONGODB";
    public const string Image = "mongo:8";

    private readonly ServiceRequirement requirement;
    private MongoDbContainer? container;

    public MongoService() => requirement = new ServiceRequirement(Variable, async () =>
    {
        container = new MongoDbBuilder(Image).Build();
        await container.StartAsync();
        return container.GetConnectionString();
    });

    /// <summary>The address; skips the test where there is no MongoDB.</summary>
    public Task<string> AddressAsync() => requirement.AddressAsync();

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }
}

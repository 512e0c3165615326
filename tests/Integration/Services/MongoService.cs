using Testcontainers.MongoDb;

namespace Pipeline.Integration.Tests.Services;

/// <summary>A MongoDB for tests: <c>PIPELINE_TEST_MONGODB</c>, else a container that lives as long as the tests.</summary>
public sealed class MongoService : IAsyncDisposable
{
    public const string Variable = "PIPELINE_TEST_MONGODB";
    public const string Image = "mongo:8";

    private readonly ServiceRequirement _requirement;
    private MongoDbContainer? _container;

    public MongoService() =>
        _requirement = new ServiceRequirement(
            Variable,
            async () =>
            {
                _container = new MongoDbBuilder(Image).Build();
                await _container.StartAsync();
                return _container.GetConnectionString();
            }
        );

    /// <summary>The address; skips the test where there is no MongoDB.</summary>
    public Task<string> AddressAsync() => _requirement.AddressAsync();

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }
}

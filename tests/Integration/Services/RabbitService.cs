using Testcontainers.RabbitMq;

namespace Pipeline.Integration.Tests.Services;

/// <summary>A RabbitMQ for tests: <c>PIPELINE_TEST_RABBITMQ</c>, else a container that lives as long as the tests.</summary>
public sealed class RabbitService : IAsyncDisposable
{
    public const string Variable = "PIPELINE_TEST_RABBITMQ";
    public const string Image = "rabbitmq:4-management";

    private readonly ServiceRequirement _requirement;
    private RabbitMqContainer? _container;

    public RabbitService() =>
        _requirement = new ServiceRequirement(
            Variable,
            async () =>
            {
                _container = new RabbitMqBuilder(Image).Build();
                await _container.StartAsync();
                return _container.GetConnectionString();
            }
        );

    /// <summary>The address; skips the test where there is no RabbitMQ.</summary>
    public Task<string> AddressAsync() => _requirement.AddressAsync();

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }
}

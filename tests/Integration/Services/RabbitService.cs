using Testcontainers.RabbitMq;

namespace Pipeline.Integration.Tests.Services;

/// <summary>A RabbitMQ for tests: <c>PIPELINE_TEST_RABBITMQ</c>, else a container that lives as long as the tests.</summary>
public sealed class RabbitService : IAsyncDisposable
{
    public const string Variable = "PIPELINE_TEST_RABBITMQ";
    public const string Image = "rabbitmq:4-management";

    private readonly ServiceRequirement requirement;
    private RabbitMqContainer? container;

    public RabbitService() => requirement = new ServiceRequirement(Variable, async () =>
    {
        container = new RabbitMqBuilder(Image).Build();
        await container.StartAsync();
        return container.GetConnectionString();
    });

    /// <summary>The address; skips the test where there is no RabbitMQ.</summary>
    public Task<string> AddressAsync() => requirement.AddressAsync();

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }
}

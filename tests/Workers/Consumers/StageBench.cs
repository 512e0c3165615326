using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Consumers;

/// <summary>One stage's worker, from its real registrations, on the in-memory bus and SQLite; the clock goes on a second a look.</summary>
internal sealed class StageBench : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private readonly IHost _host;

    private StageBench(Action<IServiceCollection, IConfiguration> stage, Func<IArticleStore, IArticleStore>? wrap)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Bus:Transport"] = "InMemory",
                ["Bus:StopTimeout"] = "00:00:01",
                ["Store:Kind"] = "Sqlite",
                ["Store:Path"] = _scratch["store.db"],
            }
        );
        builder.Logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddStageMetrics();
        builder.Services.AddPipelineCore(builder.Configuration, "test");
        stage(builder.Services, builder.Configuration);
        builder.Services.AddSingleton<IDeliveryObserver>(Witness);
        Witness.StandBefore(builder.Services);
        if (wrap is not null)
        {
            var real = builder.Services.Single(service => service.ServiceType == typeof(IArticleStore));
            builder.Services.Remove(real);
            builder.Services.AddSingleton(provider => wrap((IArticleStore)real.ImplementationFactory!(provider)));
        }

        _host = builder.Build();
        Measurements = new Measurements(_host.Services.GetRequiredService<IMeterFactory>());
    }

    /// <summary>Goes on by a second each time that it is read.</summary>
    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

    public CollectedLogs Logs { get; } = new();

    public Witness Witness { get; } = new();

    public Measurements Measurements { get; }

    public IArticleStore Store => _host.Services.GetRequiredService<IArticleStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<StageBench> StartAsync(
        Action<IServiceCollection, IConfiguration> stage,
        Func<IArticleStore, IArticleStore>? wrap = null
    )
    {
        var bench = new StageBench(stage, wrap);
        await bench._host.StartAsync(Token);
        return bench;
    }

    /// <summary>One delivery, from the bus to its acknowledgement or fault.</summary>
    public async Task<Exception?> DeliverAsync(IArticleMessage message)
    {
        var outcome = Witness.NextOutcomeOf(message.ArticleId);
        await SendAsync(message);
        return await outcome.WithinDeadline();
    }

    public Task SendAsync(IArticleMessage message) => _host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(message, Token);

    public Task StopAsync() => _host.StopAsync(Token).WithinDeadline();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Measurements.Dispose();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }

        _scratch.Dispose();
    }
}

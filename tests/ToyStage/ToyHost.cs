using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Cli;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;
using Pipeline.ToyStage.Tests.Translate;

namespace Pipeline.ToyStage.Tests;

/// <summary>A host that runs the toy stage. What another stage would change outside its own folder is marked.</summary>
internal sealed class ToyHost : IAsyncDisposable
{
    // 1. Its row in the table.
    public static readonly StageTable Stages = StageTable.Product.With(TranslateStage.Row);

    private readonly IHost _host;

    public ToyHost(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton(Stages);
        builder.Services.AddStageMetrics();

        // 2. Its name and its line in the host that runs it; 3. the same in the deployment (a service in docker-compose.yml).
        builder.Services.AddPipelineCore(builder.Configuration, TranslateStage.Row.Name);
        builder.Services.AddTranslateStage();
        builder.Services.AddSingleton<StatusReader>();
        builder.Services.AddSingleton<PendingPublisher>();
        _host = builder.Build();
        Measurements = new Measurements(_host.Services.GetRequiredService<IMeterFactory>());
    }

    public CollectedLogs Logs { get; } = new();

    public Measurements Measurements { get; }

    public IArticleStore Store => Get<IArticleStore>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task StartAsync() => _host.StartAsync(TestContext.Current.CancellationToken).WithinDeadline();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        Measurements.Dispose();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}

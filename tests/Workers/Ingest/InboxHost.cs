using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.IO.Enumeration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Processing;
using Pipeline.Ingest.Worker.Watching;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>
/// The Ingest service as it is, over a folder of its own, a SQLite store and the in-memory bus, with somebody listening to what it
/// publishes.
/// </summary>
internal sealed class InboxHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-");
    private readonly Dictionary<string, string?> _settings;
    private IHost? _host;

    public InboxHost(params (string Key, string Value)[] settings)
    {
        Inbox = Path.Combine(_folder.FullName, "inbox");
        Directory.CreateDirectory(Inbox);
        _settings = new Dictionary<string, string?>
        {
            ["Ingest:Inbox"] = Inbox,
            ["Ingest:QuietPeriod"] = "00:00:00.100",
            ["Ingest:ScanInterval"] = "00:00:00.200",
            ["Ingest:ClaimTimeout"] = "00:00:01",
            ["Ingest:Timing:GrowthPeriod"] = "00:00:00.200",
            ["Ingest:Timing:RetryDelay"] = "00:00:00.200",
            ["Store:Kind"] = "Sqlite",
            ["Store:Path"] = Path.Combine(_folder.FullName, "articles.db"),
            ["Bus:Transport"] = "InMemory",
        };
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    public string Inbox { get; }

    /// <summary>What stands before the store.</summary>
    public Func<IArticleStore, IArticleStore> Over { get; set; } = inner => inner;

    public string Elsewhere => _folder.FullName;

    public string Claims => Path.Combine(Inbox, ".claims");

    public string Failed => Path.Combine(Inbox, "failed");

    public string Processed => Path.Combine(Inbox, "processed");

    public ListenerInbox Published { get; } = new();

    public IngestStatus Status => _host!.Services.GetRequiredService<IngestStatus>();

    /// <summary>What readiness says of the inbox.</summary>
    public async Task<HealthReportEntry> ReadyAsync() =>
        (
            await _host!
                .Services.GetRequiredService<HealthCheckService>()
                .CheckHealthAsync(check => check.Name == "inbox", TestContext.Current.CancellationToken)
        ).Entries["inbox"];

    public Measurements Measure() => new(_host!.Services.GetRequiredService<IMeterFactory>());

    public IArticleStore Store => _host!.Services.GetRequiredService<IArticleStore>();

    public IMessagePublisher Publisher => _host!.Services.GetRequiredService<IMessagePublisher>();

    /// <summary>Ingest's own, over another store.</summary>
    public FileIngestor Ingestor(IArticleStore store)
    {
        var services = _host!.Services;
        return ActivatorUtilities.CreateInstance<FileIngestor>(
            services,
            ActivatorUtilities.CreateInstance<RawArticlePublisher>(services, store)
        );
    }

    public async Task StartAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Logging.ClearProviders();
        builder.Services.AddStageMetrics();
        builder.Services.AddSingleton(Published);
        builder.Services.AddPipelineCore(builder.Configuration, "test");
        var store = builder.Services.Single(service => service.ServiceType == typeof(IArticleStore)).ImplementationFactory!;
        builder.Services.AddSingleton(provider => Over((IArticleStore)store(provider)));
        builder.Services.AddHandler<Listener, ArticleIngested>(Stage.Normalise);
        builder.Services.AddIngestStage(builder.Configuration);
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
            _host = null;
        }
    }

    public string Drop(string name, string content) => Drop(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Drop(string name, byte[] content)
    {
        var path = Path.Combine(Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Until a full scan found nothing to do, and nothing is being done.</summary>
    public Task IdleAsync() => UntilAsync(() => Status.IsIdle, "the inbox is done");

    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        while (!holds())
        {
            try
            {
                await Task.Delay(20, deadline.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                Assert.Fail($"Not within {Patience}: {what}");
            }
        }
    }

    public async Task<IReadOnlyList<RawArticle>> ArticlesAsync()
    {
        var ids = new List<string>();
        await foreach (var id in Store.IdsAsync(Stage.Ingest, TestContext.Current.CancellationToken))
        {
            ids.Add(id);
        }

        return await Store.FindManyAsync<RawArticle>(ids, TestContext.Current.CancellationToken);
    }

    /// <summary>What lies below a folder, as paths relative to it, sorted; links not followed.</summary>
    public static string[] FilesBelow(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. new FileSystemEnumerable<string>(
                    folder,
                    (ref FileSystemEntry entry) => Path.GetRelativePath(folder, entry.ToFullPath()),
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
                )
                {
                    ShouldIncludePredicate = (ref FileSystemEntry entry) => !InboxScanner.IsRealFolder(ref entry),
                    ShouldRecursePredicate = (ref FileSystemEntry entry) => InboxScanner.IsRealFolder(ref entry),
                }.Order(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>What is left in the inbox itself.</summary>
    public string[] Left() =>
        [
            .. FilesBelow(Inbox)
                .Where(path =>
                    !path.StartsWith("processed/", StringComparison.Ordinal)
                    && !path.StartsWith("failed/", StringComparison.Ordinal)
                    && !path.EndsWith("/alive", StringComparison.Ordinal)
                ),
        ];

    public FailureReason Reason(string name) =>
        System.Text.Json.JsonSerializer.Deserialize<FailureReason>(
            File.ReadAllText(Path.Combine(Failed, name + ReasonFile.Ending)),
            System.Text.Json.JsonSerializerOptions.Web
        )!;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    internal sealed class ListenerInbox
    {
        public ConcurrentQueue<string> Ids { get; } = new();
    }

    private sealed class Listener(ListenerInbox inbox) : IMessageHandler<ArticleIngested>
    {
        public Task HandleAsync(IReadOnlyList<Delivery<ArticleIngested>> deliveries, CancellationToken cancellationToken)
        {
            foreach (var delivery in deliveries)
            {
                inbox.Ids.Enqueue(delivery.Message.ArticleId);
            }

            return Task.CompletedTask;
        }
    }
}

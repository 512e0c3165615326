using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using Pipeline.Classify.Worker;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Index.Worker;
using Pipeline.Ingest.Worker;
using Pipeline.Integration.Tests.Messaging;
using Pipeline.Integration.Tests.Services;
using Pipeline.Messaging;
using Pipeline.Normalise.Worker;
using Pipeline.Persistence;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>
/// The four workers as they are deployed, each with a host of its own from its real registrations, on a queue prefix and a database that
/// are
/// this test's alone and are gone afterwards.
/// </summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly string _rabbit;
    private readonly string _mongo;
    private readonly List<WebApplication> _hosts = [];
    private readonly Scratch _scratch = new();
    private readonly List<Measurements> _measurements = [];
    private string[] _expectedWarnings = [];

    private static readonly Dictionary<Stage, Action<IServiceCollection, IConfiguration>> Parts = new()
    {
        [Stage.Ingest] = (services, configuration) => services.AddIngestStage(configuration),
        [Stage.Normalise] = (services, configuration) => services.AddNormaliseStage(configuration),
        [Stage.Classify] = (services, configuration) => services.AddClassifyStage(configuration),
        [Stage.Index] = (services, _) => services.AddIndexStage(),
    };

    private Deployment(string rabbit, string mongo)
    {
        (_rabbit, _mongo) = (rabbit, mongo);
        RabbitForWorkers = rabbit;
        MongoForWorkers = mongo;
        Store = ArticleStore.Create(
            new StoreOptions
            {
                Kind = StoreKind.MongoDb,
                ConnectionString = mongo,
                Database = Name,
            }
        );
    }

    public static IReadOnlyList<Stage> Stages { get; } = [.. StageTable.Product.Select(row => row.Stage)];

    /// <summary>Database and queue prefix.</summary>
    public string Name { get; } = $"test-{Guid.NewGuid():N}"[..17];

    public string Prefix => $"{Name}.";

    public CollectedLogs Logs { get; } = new();

    /// <summary>In the order in which they were started.</summary>
    public IReadOnlyList<WebApplication> Hosts => _hosts;

    public Scratch Files => _scratch;

    /// <summary>For looking, past any proxy.</summary>
    public IArticleStore Store { get; }

    public string RabbitForWorkers { get; set; }

    public string MongoForWorkers { get; set; }

    /// <summary>Where each stage's worker logs in as somebody of its own; null for all alike.</summary>
    public Func<Stage, string>? RabbitOf { get; set; }

    /// <summary>None, so that a fault is in the error queue at once; a test of later attempts sets some.</summary>
    public string RetryDelays { get; set; } = "";

    /// <summary>Further settings of its workers.</summary>
    public List<string> More { get; } = [];

    private IReadOnlyList<TimeSpan> Delays => RetrySchedule.DelaysOf(new BusOptions { RetryDelays = RetryDelays })!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Deployment> PrepareAsync(RabbitService rabbit, MongoService mongo) =>
        await PrepareAsync(await rabbit.AddressAsync(), await mongo.AddressAsync());

    public static async Task<Deployment> PrepareAsync(string rabbit, string mongo)
    {
        var deployment = new Deployment(rabbit, mongo);
        await deployment.Store.InitialiseAsync(Token);
        return deployment;
    }

    /// <summary>Pieces of warnings that belong to the test; any other fails it.</summary>
    public void Expect(params string[] warnings) => _expectedWarnings = warnings;

    /// <summary>How many articles the stage's workers counted so.</summary>
    public int Counted(Stage stage, string outcome) =>
        _measurements
            .SelectMany(measurements => measurements.Recorded)
            .Count(line =>
                line.StartsWith(
                    $"{StageMetrics.ArticlesName}{{stage={StageTable.Product[stage].Name},outcome={outcome}",
                    StringComparison.Ordinal
                )
            );

    /// <summary>How many articles of the stage went to the store, by its own count of bulks.</summary>
    public int Saved(Stage stage) =>
        _measurements
            .SelectMany(measurements => measurements.Recorded)
            .Where(line => line.StartsWith($"{StageMetrics.BatchName}{{stage={StageTable.Product[stage].Name}}}", StringComparison.Ordinal))
            .Sum(line => int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

    public string Queue(Stage stage) => Prefix + StageTable.Product[stage].Queue;

    public string ErrorQueue(Stage stage) => Prefix + StageTable.Product[stage].ErrorQueue;

    public async Task StartAllAsync(bool ready = true)
    {
        foreach (var stage in Stages)
        {
            await StartAsync(stage, ready);
        }
    }

    /// <param name="ready">Waits until the worker reads its queue; false where its broker is away.</param>
    public async Task<WebApplication> StartAsync(Stage stage, bool ready = true)
    {
        string[] args = ["--urls=http://127.0.0.1:0", .. Settings()];
        if (RabbitOf is not null)
        {
            args = [.. args, $"--Bus:ConnectionString={RabbitOf(stage)}"];
        }

        if (stage == Stage.Ingest)
        {
            args = [.. args, $"--Ingest:Inbox={_scratch["inbox"]}", "--Ingest:ScanInterval=00:00:00.200"];
        }

        var builder = WorkerHost.CreateBuilder(StageTable.Product[stage].Name, args, Parts[stage]);
        builder.Logging.ClearProviders().AddProvider(Logs);
        var host = builder.Build();
        BusLog.Take(host.Services); // else that of a host that is gone
        host.MapOperations();
        _hosts.Add(host);
        _measurements.Add(new Measurements(host.Services.GetRequiredService<IMeterFactory>()));
        await host.StartAsync(Token).WithinDeadline();
        if (ready)
        {
            var bus = host.Services.GetRequiredService<IBusState>();
            await Eventually.HoldsAsync(() => bus.IsReady.Should().BeTrue());
        }

        return host;
    }

    /// <summary>What a worker of this deployment is started with.</summary>
    public IReadOnlyList<string> Settings() =>
        [
            $"--Bus:ConnectionString={RabbitForWorkers}",
            $"--Bus:QueuePrefix={Prefix}",
            $"--Bus:RetryDelays={RetryDelays}",
            "--Bus:StopTimeout=00:00:02",
            "--Store:Kind=MongoDb",
            $"--Store:ConnectionString={MongoForWorkers}",
            $"--Store:Database={Name}",
            "--Resilience:Store:MaxDelay=00:00:00.500",
            "--Resilience:Store:Breaker:BreakDuration=00:00:00.500",
            "--Resilience:Broker:MaxDelay=00:00:00.500",
            "--Resilience:Broker:Breaker:BreakDuration=00:00:00.500",
            .. More,
        ];

    public static IMessagePublisher PublisherOf(WebApplication host) => host.Services.GetRequiredService<IMessagePublisher>();

    public async Task StopAsync(WebApplication host)
    {
        _hosts.Remove(host);
        await host.StopAsync(Token).WithinDeadline();
        await host.DisposeAsync();
    }

    public Task<long[]> CountsAsync() => Task.WhenAll(Stages.Select(stage => Store.CountAsync(stage, Token)));

    public async Task<QueueDepth> DepthAsync(Stage stage)
    {
        await using var queues = await QueuesAsync();
        return (await queues.DepthsAsync(Token)).Single(depth => depth.Queue == Queue(stage));
    }

    public Task<BrokerQueues> QueuesAsync() =>
        BrokerQueues.ConnectAsync(
            new BusOptions
            {
                ConnectionString = _rabbit,
                QueuePrefix = Prefix,
                RetryDelays = RetryDelays,
            },
            Token
        );

    public async Task<IConnection> ConnectAsync() => await new ConnectionFactory { Uri = new Uri(_rabbit) }.CreateConnectionAsync(Token);

    /// <summary>All articles through all stages, and nothing left in any queue.</summary>
    public async Task ShouldHoldAsync(int articles)
    {
        await Eventually.HoldsAsync(async () => (await CountsAsync()).Should().AllBeEquivalentTo(articles));
        await using var queues = await QueuesAsync();
        await Eventually.HoldsAsync(async () =>
            (await queues.DepthsAsync(Token)).Should().AllSatisfy(depth => (depth.Ready, depth.Errors).Should().Be((0, 0), depth.Queue))
        );
    }

    /// <summary><c>pipeline resume</c>, as an operator runs it.</summary>
    public async Task ResumeAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "pipeline.dll"), "resume", "--mongodb", _mongo, "--rabbitmq", _rabbit]
        );
        start.Environment["PIPELINE_Bus__QueuePrefix"] = Prefix;
        start.Environment["PIPELINE_Bus__RetryDelays"] = RetryDelays;
        start.Environment["PIPELINE_Store__Database"] = Name;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Token).WithinDeadline();
        process.ExitCode.Should().Be(0);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(
                    _hosts.Select(async host =>
                    {
                        await host.StopAsync(CancellationToken.None);
                        await host.DisposeAsync();
                    })
                )
                .WaitAsync(Eventually.Deadline, CancellationToken.None);
            await ((IAsyncDisposable)Store).DisposeAsync();
        }
        finally
        {
            _measurements.ForEach(measurements => measurements.Dispose());
            await RemoveQueuesAsync();
            await new MongoClient(_mongo).DropDatabaseAsync(Name, CancellationToken.None);
            _scratch.Dispose();
        }

        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            foreach (var entry in Logs.Entries.Where(entry => entry.Level >= LogLevel.Information))
            {
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"{entry.Level} {entry.Category}: {entry.Message} {entry.Exception?.Message}"
                );
            }
        }
        else
        {
            Logs.ShouldBeQuiet(_expectedWarnings);
        }
    }

    private IEnumerable<string> QueuesOf(StageRow row) =>
        [
            Prefix + row.Queue,
            Prefix + row.ErrorQueue,
            QuarantineQueue.NameOf(Prefix + row.Queue),
            .. Delays.Select(delay => new DelayQueue(Prefix + row.Queue, delay).Name),
        ];

    private async Task RemoveQueuesAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(_rabbit) }.CreateConnectionAsync(CancellationToken.None);
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in StageTable.Product.SelectMany(QueuesOf))
        {
            await channel.QueueDeleteAsync(name);
            await channel.ExchangeDeleteAsync(name);
        }

        foreach (var message in StageTable.Product.Messages)
        {
            await channel.ExchangeDeleteAsync(Prefix + message.WireName);
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Pipeline.Classify.Worker;
using Pipeline.Hosting;
using Pipeline.Ingest.Worker;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>A worker with settings that cannot be right does not start, and says all that is wrong with them.</summary>
public sealed class WorkerOptionsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("Bus:Prefech", "5")]
    [InlineData("Store:Pth", "x")]
    [InlineData("Ingest:Inboks", "x")]
    [InlineData("Resilience:Broker:Retries", "3")]
    public async Task Refuses_a_key_that_nobody_knows(string key, string value)
    {
        var faults = await RunAsync(IngestHost(), (key, value));
        faults.Should().ContainSingle().Which.Should().Contain(key.Split(':')[^1]);
    }

    [Fact]
    public async Task Refuses_an_unknown_key_of_classify()
    {
        var faults = await RunAsync(ClassifyHost(), ("Classify:Treshold", "0.5"));
        faults.Should().ContainSingle().Which.Should().Contain("Treshold");
    }

    [Fact]
    public async Task Names_every_fault_of_every_section_at_once()
    {
        var faults = await RunAsync(
            IngestHost(),
            ("Bus:Transport", "RabbitMq"),
            ("Bus:Prefetch", "0"),
            ("Bus:Concurrency", "5000"),
            ("Bus:QueuePrefix", "a b"),
            ("Store:Path", ""),
            ("Store:MaxBatch", "0"),
            ("Ingest:Inbox", ""),
            ("Ingest:QuietPeriod", "-00:00:01"),
            ("Ingest:ScanInterval", "00:00:00"),
            ("Resilience:Store:MaxRetries", "-1")
        );

        faults.Should().HaveCount(10);
        string.Join('\n', faults)
            .Should()
            .Contain("Bus:ConnectionString is missing")
            .And.Contain("Bus:Prefetch is 0")
            .And.Contain("Bus:Concurrency is 5000")
            .And.Contain("Bus:QueuePrefix is")
            .And.Contain("Store:Path")
            .And.Contain("Store:MaxBatch")
            .And.Contain("Ingest:Inbox is missing")
            .And.Contain("Ingest:QuietPeriod")
            .And.Contain("Ingest:ScanInterval")
            .And.Contain("Resilience:store:MaxRetries");
    }

    [Fact]
    public async Task Says_how_to_give_a_missing_broker_address()
    {
        var faults = await RunAsync(ClassifyHost(), ("Bus:Transport", "RabbitMq"));
        faults
            .Should()
            .Equal(
                "Bus:ConnectionString is missing. Give the broker's address, for example amqp://user:password@host:5672 (environment: PIPELINE_Bus__ConnectionString)."
            );
    }

    [Fact]
    public async Task Refuses_an_address_of_another_protocol()
    {
        var faults = await RunAsync(ClassifyHost(), ("Bus:Transport", "RabbitMq"), ("Bus:ConnectionString", "http://broker:5672"));
        faults.Should().Equal("Bus:ConnectionString is not an amqp:// or amqps:// address.");
    }

    [Fact]
    public async Task Starts_with_its_defaults()
    {
        var logs = new CollectedLogs();
        await using var app = Build(IngestHost(), logs);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
        logs.ShouldBeQuiet();
    }

    private async Task<IReadOnlyList<string>> RunAsync(
        Func<string[], WebApplicationBuilder> worker,
        params (string Key, string Value)[] settings
    )
    {
        var logs = new CollectedLogs();
        await using var app = Build(worker, logs, settings);
        (await app.RunServiceAsync().WithinDeadline()).Should().Be(1);
        return [.. logs.Entries.Where(entry => entry.Level == LogLevel.Critical).Select(entry => entry.Message)];
    }

    private WebApplication Build(
        Func<string[], WebApplicationBuilder> worker,
        CollectedLogs logs,
        params (string Key, string Value)[] settings
    )
    {
        Dictionary<string, string> all = new()
        {
            ["Bus:Transport"] = "InMemory",
            ["Store:Kind"] = "Sqlite",
            ["Store:Path"] = _scratch["store.db"],
            ["urls"] = "http://127.0.0.1:0",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var builder = worker([.. all.Select(setting => $"--{setting.Key}={setting.Value}")]);
        builder.Logging.ClearProviders().AddProvider(logs);
        return builder.Build().MapOperations();
    }

    private Func<string[], WebApplicationBuilder> IngestHost() =>
        args =>
            WorkerHost.CreateBuilder(
                "ingest",
                args.Any(arg => arg.StartsWith("--Ingest:Inbox=", StringComparison.Ordinal))
                    ? args
                    : [.. args, $"--Ingest:Inbox={_scratch["inbox"]}"],
                (services, configuration) => services.AddIngestStage(configuration)
            );

    private static Func<string[], WebApplicationBuilder> ClassifyHost() =>
        args => WorkerHost.CreateBuilder("classify", args, (services, configuration) => services.AddClassifyStage(configuration));
}

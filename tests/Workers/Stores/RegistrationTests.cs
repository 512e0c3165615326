using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Persistence;
using Pipeline.Persistence.Mongo;
using Pipeline.Persistence.Sqlite;
using Pipeline.Resilience;

namespace Pipeline.Stores.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Chooses_the_store_by_its_kind()
    {
        await using var sqlite = Provider(("Store:Kind", "sqlite"), ("Store:Path", "/tmp/never-opened.db"));
        sqlite.GetRequiredService<IArticleStore>().Should().BeOfType<SqliteArticleStore>();
        await using var mongo = Provider(
            ("Store:Kind", "MongoDb"),
            ("Store:ConnectionString", "mongodb://127.0.0.1:1"),
            ("Store:MaxBatch", "7")
        );
        mongo.GetRequiredService<IArticleStore>().Should().BeOfType<MongoArticleStore>();
        mongo.GetRequiredService<IOptions<StoreOptions>>().Value.MaxBatch.Should().Be(7);
    }

    [Fact]
    public async Task Binds_the_domains_resilience()
    {
        await using var services = Provider(
            ("Store:Kind", "Sqlite"),
            ("Store:Path", "x.db"),
            ("Resilience:Store:MaxRetries", "9"),
            ("Resilience:Store:Breaker:BreakDuration", "00:00:07")
        );
        var options = services.GetRequiredService<IOptionsMonitor<ResilienceOptions>>().Get(FailureDomain.Store);
        options.MaxRetries.Should().Be(9);
        options.Breaker.BreakDuration.Should().Be(TimeSpan.FromSeconds(7));
        services.GetRequiredKeyedService<FailureDomain>(FailureDomain.Store).Name.Should().Be("store");
    }

    [Fact]
    public async Task Lists_every_fault_at_once_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            Settings(
                ("Store:Kind", "MongoDb"),
                ("Store:Database", "a b"),
                ("Store:MaxBatch", "0"),
                ("Resilience:Store:MaxRetries", "-1"),
                ("Resilience:Store:BaseDelay", "00:00:00")
            )
        );
        builder.Services.AddArticleStore(builder.Configuration);
        using var host = builder.Build();
        var thrown = await Record.ExceptionAsync(() => host.StartAsync(TestContext.Current.CancellationToken));
        thrown!
            .ToString()
            .Should()
            .ContainAll(
                "Store:ConnectionString is missing",
                "Store:Database is a b",
                "Store:MaxBatch is 0",
                "Resilience:store:MaxRetries is -1",
                "Resilience:store:BaseDelay is 00:00:00"
            );
    }

    [Theory]
    [InlineData("Store:Pth", "Pth")]
    [InlineData("Resilience:Store:Retries", "Retries")]
    public async Task Refuses_a_key_that_nobody_knows(string key, string named)
    {
        await using var services = Provider(("Store:Kind", "Sqlite"), ("Store:Path", "x.db"), (key, "1"));
        services.Invoking(s => s.GetRequiredService<IArticleStore>()).Should().Throw<InvalidOperationException>().WithMessage($"*{named}*");
    }

    [Fact]
    public void Says_what_is_missing_without_configuration()
    {
        FluentActions
            .Invoking(() => ArticleStore.Create(new StoreOptions()))
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage("Store:Kind is missing: MongoDb or Sqlite.");
        FluentActions
            .Invoking(() => ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite }))
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage("Store:Path is missing: the SQLite file.");
        FluentActions
            .Invoking(() => ArticleStore.Create(new StoreOptions { Kind = StoreKind.MongoDb, ConnectionString = "http://x" }))
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage("Store:ConnectionString is not a MongoDB address*");
    }

    private static ServiceProvider Provider(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(settings)).Build();
        return new ServiceCollection().AddArticleStore(configuration).BuildServiceProvider();
    }

    private static Dictionary<string, string?> Settings(params (string Key, string Value)[] settings) =>
        settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
}

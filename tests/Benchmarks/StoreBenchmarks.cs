using BenchmarkDotNet.Attributes;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Benchmarks;

/// <summary>
/// What group commit brings: 64 callers at once, one document each, against one caller at a time. MongoDB from
/// <c>PIPELINE_TEST_MONGODB</c>; without it the MongoDB cases fail and SQLite's run.
/// </summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private const int Documents = 1_024;
    private static readonly string Words = string.Join(' ', Enumerable.Range(0, 600).Select(i => $"word{i * 7919 % 1000}"));

    private readonly string database = "benchmark_" + Guid.NewGuid().ToString("n");
    private readonly string folder = Path.Combine(Path.GetTempPath(), "pipeline-benchmark-" + Guid.NewGuid().ToString("n"));
    private NormalisedArticle[] articles = [];
    private IArticleStore store = null!;

    [Params(StoreKind.Sqlite, StoreKind.MongoDb)]
    public StoreKind Kind { get; set; }

    [Params(1, 64)]
    public int Callers { get; set; }

    [Params(1, 2, 4)]
    public int BulksInFlight { get; set; }

    private static string Mongo => Environment.GetEnvironmentVariable("PIPELINE_TEST_MONGODB")
        ?? throw new InvalidOperationException("PIPELINE_TEST_MONGODB is not set.");

    [GlobalSetup]
    public async Task Setup()
    {
        articles = [.. Enumerable.Range(0, Documents).Select(i => new NormalisedArticle { Id = $"{i:x64}", Title = $"Article {i}", Text = Words })];
        store = ArticleStore.Create(new StoreOptions
        {
            Kind = Kind,
            Path = Path.Combine(folder, "articles.db"),
            ConnectionString = Kind == StoreKind.MongoDb ? Mongo : null,
            Database = database,
            BulksInFlight = BulksInFlight,
        });
        await store.InitialiseAsync(CancellationToken.None);
        await Save();
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await ((IAsyncDisposable)store).DisposeAsync();
        if (Kind == StoreKind.MongoDb)
        {
            using var client = new MongoClient(Mongo);
            await client.DropDatabaseAsync(database);
        }
        else
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Benchmark(OperationsPerInvoke = Documents)]
    public Task Save() => Each(article => store.SaveAsync(article, CancellationToken.None));

    [Benchmark(OperationsPerInvoke = Documents)]
    public Task Find() => Each(article => store.FindAsync<NormalisedArticle>(article.Id, CancellationToken.None));

    [Benchmark(OperationsPerInvoke = Documents)]
    public Task FindStamp() => Each(article => store.FindStampAsync(Stage.Normalise, article.Id, CancellationToken.None));

    private Task Each(Func<NormalisedArticle, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < Documents; i = Interlocked.Increment(ref next))
            {
                await work(articles[i]);
            }
        }));
    }
}

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

    private readonly string _database = "benchmark_" + Guid.NewGuid().ToString("n");
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "pipeline-benchmark-" + Guid.NewGuid().ToString("n"));
    private NormalisedArticle[] _articles = [];
    private IArticleStore _store = null!;

    [Params(StoreKind.Sqlite, StoreKind.MongoDb)]
    public StoreKind Kind { get; set; }

    [Params(1, 64)]
    public int Callers { get; set; }

    [Params(1, 2, 4)]
    public int BulksInFlight { get; set; }

    private static string Mongo =>
        Environment.GetEnvironmentVariable("PIPELINE_TEST_MONGODB")
        ?? throw new InvalidOperationException("PIPELINE_TEST_MONGODB is not set.");

    [GlobalSetup]
    public async Task Setup()
    {
        _articles =
        [
            .. Enumerable
                .Range(0, Documents)
                .Select(i => new NormalisedArticle
                {
                    Id = $"{i:x64}",
                    Title = $"Article {i}",
                    Text = Words,
                }),
        ];
        _store = ArticleStore.Create(
            new StoreOptions
            {
                Kind = Kind,
                Path = Path.Combine(_folder, "articles.db"),
                ConnectionString = Kind == StoreKind.MongoDb ? Mongo : null,
                Database = _database,
                BulksInFlight = BulksInFlight,
            }
        );
        await _store.InitialiseAsync(CancellationToken.None);
        await Save();
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await ((IAsyncDisposable)_store).DisposeAsync();
        if (Kind == StoreKind.MongoDb)
        {
            using var client = new MongoClient(Mongo);
            await client.DropDatabaseAsync(_database);
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Benchmark(OperationsPerInvoke = Documents)]
    public Task Save() => Each(article => _store.SaveAsync(article, CancellationToken.None));

    [Benchmark(OperationsPerInvoke = Documents)]
    public Task Find() => Each(article => _store.FindAsync<NormalisedArticle>(article.Id, CancellationToken.None));

    [Benchmark(OperationsPerInvoke = Documents)]
    public Task FindStamp() => Each(article => _store.FindStampAsync(Stage.Normalise, article.Id, CancellationToken.None));

    private Task Each(Func<NormalisedArticle, Task> work)
    {
        var next = -1;
        return Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(async _ =>
                {
                    for (var i = Interlocked.Increment(ref next); i < Documents; i = Interlocked.Increment(ref next))
                    {
                        await work(_articles[i]);
                    }
                })
        );
    }
}

using System.IO.Compression;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Runs;

/// <summary>A store of three articles that the workers of 0.1.0 made (its first commit's, over RabbitMQ and SQLite).</summary>
public sealed class OldStoreTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_scratch["data"]);
        var packed = Path.Combine(Solution.Folder, "tests", "Workers", "Runs", "Fixtures", "store-0.1.db.gz");
        await using var file = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
        await using var store = File.Create(_scratch["data", "pipeline.db"]);
        await file.CopyToAsync(store, Token);
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Opens_and_everything_in_it_is_read()
    {
        await using var store = await OpenAsync();
        var ids = await store.Articles.IdsAsync(Stage.Ingest, Token).ToArrayAsync(Token);

        ids.Should().HaveCount(3);
        (await store.Articles.FindManyAsync<RawArticle>(ids, Token)).Should().OnlyContain(article => article.Content.Length > 100);
        (await store.Articles.FindManyAsync<NormalisedArticle>(ids, Token))
            .Select(article => article.Title)
            .Should()
            .Contain("Council votes for new tram line");
        (await store.Articles.FindManyAsync<ClassifiedArticle>(ids, Token)).Should().OnlyContain(article => article.Language != null);
        (await store.Articles.FindManyAsync<IndexedArticle>(ids, Token)).Should().HaveCount(3);
        foreach (var row in StageTable.Product)
        {
            (await store.Articles.PendingAsync(row, Token).ToArrayAsync(Token)).Should().BeEmpty("nothing is done again unasked");
        }
    }

    [Fact]
    public async Task Is_searched_and_brought_up_to_date_by_replay()
    {
        var search = await PipelineProcess.RunAsync("search", "tram", "--data", _scratch["data"]);
        search.Exit.Should().Be(0, search.Errors);
        search.Output.Should().Contain("Council votes for new tram line");

        var replay = await PipelineProcess.RunAsync("replay", "--outdated", "--data", _scratch["data"]);

        replay.Exit.Should().Be(0, replay.Errors);
        await using var store = await OpenAsync();
        foreach (var row in StageTable.Product.Where(row => row.Input is not null))
        {
            (await store.Articles.OutdatedIdsAsync(row.Stage, row.Version, Token).ToArrayAsync(Token)).Should().BeEmpty();
            (await store.Articles.CountAsync(row.Stage, Token)).Should().Be(3);
        }
    }

    private async Task<Opened> OpenAsync()
    {
        var opened = new Opened(ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite, Path = _scratch["data", "pipeline.db"] }));
        await opened.Articles.InitialiseAsync(Token);
        return opened;
    }

    private sealed record Opened(IArticleStore Articles) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ((IAsyncDisposable)Articles).DisposeAsync();
    }
}

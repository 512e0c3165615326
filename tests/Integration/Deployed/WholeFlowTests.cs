using System.Security.Cryptography;
using Pipeline.Cli;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Search.Following;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>From the inbox to the index through the four workers.</summary>
public sealed class WholeFlowTests(RabbitService rabbit, MongoService mongo) : IAsyncLifetime
{
    private Deployment _deployment = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _deployment = await Deployment.PrepareAsync(rabbit, mongo);

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
        {
            await _deployment.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_dropped_article_comes_out_searchable_and_the_same_as_through_the_embedded_parts()
    {
        await _deployment.StartAllAsync();
        _deployment.Files.Drop("article.txt", WrittenArticles.Harbour);
        await _deployment.ShouldHoldAsync(articles: 1);

        var id = Convert.ToHexStringLower(SHA256.HashData(WrittenArticles.Harbour));
        var article = (await _deployment.Store.FindAsync<NormalisedArticle>(id, Token))!;
        article.Title.Should().Be(WrittenArticles.HarbourTitle);
        article.Text.Should().StartWith(WrittenArticles.HarbourFirst).And.EndWith(WrittenArticles.HarbourLast);
        using var scratch = new Scratch();
        using var index = SearchIndex.Open(scratch.Path);
        await new Reconciler(_deployment.Store, TimeProvider.System).RunAsync(index, cancellationToken: Token);
        Found("ferry strike").Should().ContainSingle().Which.Id.Should().Be(id);
        Found("holiday loan").Should().BeEmpty();
        IReadOnlyList<FoundArticle> Found(string query) =>
            index.Search(new SearchRequest { Query = ArticleFinder.Understand(query) }).Results;

        var embedded = await EmbeddedAsync(id);
        (embedded.Normalised.Title, embedded.Normalised.Text).Should().Be((article.Title, article.Text));
        var classified = (await _deployment.Store.FindAsync<ClassifiedArticle>(id, Token))!;
        classified.Topics.Should().BeEquivalentTo(embedded.Classified.Topics);
        classified.Language.Should().Be(embedded.Classified.Language);
    }

    [Fact]
    public async Task A_thousand_articles_are_a_thousand_documents_in_each_collection()
    {
        const int Articles = 1000;
        for (var i = 0; i < Articles; i++)
        {
            _deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        await _deployment.StartAllAsync();
        await _deployment.ShouldHoldAsync(Articles);
        Deployment.Stages.Should().AllSatisfy(stage => _deployment.Saved(stage).Should().BeGreaterThanOrEqualTo(Articles));
    }

    [Fact]
    public async Task Ingest_alone_on_an_empty_broker_loses_nothing_to_workers_that_start_later()
    {
        const int Articles = 25;
        for (var i = 0; i < Articles; i++)
        {
            _deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        await _deployment.StartAsync(Stage.Ingest);
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountAsync(Stage.Ingest, Token)).Should().Be(Articles));
        await Eventually.HoldsAsync(async () => (await _deployment.DepthAsync(Stage.Normalise)).Ready.Should().Be(Articles));

        // Each of the rest alone as well, the last one first: no order of starting loses a message.
        await _deployment.StartAsync(Stage.Index);
        await _deployment.StartAsync(Stage.Normalise);
        await _deployment.StartAsync(Stage.Classify);
        await _deployment.ShouldHoldAsync(Articles);
    }

    [Fact]
    public async Task The_same_file_twice_is_one_article_and_one_duplicate()
    {
        await _deployment.StartAllAsync();
        _deployment.Files.Drop("first.txt", WrittenArticles.Numbered(1));
        await _deployment.ShouldHoldAsync(articles: 1);
        var before = await _deployment.Store.FindStampAsync(
            Stage.Index,
            Convert.ToHexStringLower(SHA256.HashData(WrittenArticles.Numbered(1))),
            Token
        );

        _deployment.Files.Drop("second.txt", WrittenArticles.Numbered(1));
        await Eventually.HoldsAsync(async () => (await _deployment.Store.CountDuplicatesAsync(Token)).Should().Be(1));

        await _deployment.ShouldHoldAsync(articles: 1);
        (await _deployment.Store.FindStampAsync(Stage.Index, Convert.ToHexStringLower(SHA256.HashData(WrittenArticles.Numbered(1))), Token))
            .Should()
            .Be(before);
        await Eventually.HoldsAsync(() =>
            File.Exists(_deployment.Files["inbox", "second.txt"]).Should().BeFalse("the second drop is cleared from the inbox")
        );
    }

    [Fact]
    public async Task A_deleted_article_that_is_dropped_again_stays_out()
    {
        await _deployment.StartAllAsync();
        _deployment.Files.Drop("first.txt", WrittenArticles.Numbered(1));
        _deployment.Files.Drop("other.txt", WrittenArticles.Numbered(2));
        await _deployment.ShouldHoldAsync(articles: 2);
        var id = Convert.ToHexStringLower(SHA256.HashData(WrittenArticles.Numbered(1)));
        await _deployment.Store.DeleteAsync(
            Stores.Tests.Sample.Rejection("a", Stage.Ingest) with
            {
                ArticleId = id,
                Reason = Rejection.Deleted,
                Member = null,
            },
            Token
        );

        _deployment.Files.Drop("again.txt", WrittenArticles.Numbered(1));
        await Eventually.HoldsAsync(() => File.Exists(_deployment.Files["inbox", "failed", "again.txt"]).Should().BeTrue());

        (await File.ReadAllTextAsync(_deployment.Files["inbox", "failed", "again.txt.reason.json"], Token)).Should().Contain("\"deleted\"");
        await _deployment.ShouldHoldAsync(articles: 1);
    }

    [Fact]
    public async Task Two_of_each_worker_share_the_work_and_do_it_once()
    {
        await _deployment.StartAllAsync();
        foreach (var stage in new[] { Stage.Normalise, Stage.Classify, Stage.Index })
        {
            await _deployment.StartAsync(stage);
        }

        for (var i = 0; i < 40; i++)
        {
            _deployment.Files.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        await _deployment.ShouldHoldAsync(articles: 40);
    }

    private async Task<(NormalisedArticle Normalised, ClassifiedArticle Classified)> EmbeddedAsync(string id)
    {
        using var scratch = new Scratch();
        scratch.Drop("article.txt", WrittenArticles.Harbour);
        (
            await RunCommand
                .Create()
                .Parse(["--once", "--inbox", scratch["inbox"], "--data", scratch["data"]])
                .InvokeAsync(cancellationToken: Token)
        )
            .Should()
            .Be(0);
        var store = ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite, Path = scratch["data", CliHost.DatabaseName] });
        await using var _ = (IAsyncDisposable)store;
        return ((await store.FindAsync<NormalisedArticle>(id, Token))!, (await store.FindAsync<ClassifiedArticle>(id, Token))!);
    }
}

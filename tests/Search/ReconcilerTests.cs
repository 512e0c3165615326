using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search.Following;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>The index becomes what the store is, whatever happened to either.</summary>
public sealed class ReconcilerTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private IArticleStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite, Path = _scratch["store.db"] });
        await _store.InitialiseAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_store).DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Loads_what_is_missing_or_of_another_making_and_takes_out_what_is_gone()
    {
        using var index = SearchIndex.Open(_scratch["index"]);
        await SaveAsync(Articles.Make("same", "hama"), Articles.Make("rerun", "old words"), Articles.Make("new", "hama"));
        index.Save([Articles.Make("same", "hama"), Articles.Make("rerun", "old words"), Articles.Make("gone", "hama")]);
        index.Refresh();
        await SaveAsync(Articles.Make("rerun", "new words") with { Stamp = Articles.StampAt(Articles.Noon.AddHours(1)) });
        var told = new List<FillProgress>();

        var (loaded, deleted) = await new Reconciler(_store, TimeProvider.System).RunAsync(index, told.Add, Token);

        (loaded, deleted).Should().Be((2, 1));
        index.Stamps().Select(entry => entry.Id).Should().BeEquivalentTo([Articles.Id("same"), Articles.Id("rerun"), Articles.Id("new")]);
        index.Find(Articles.Id("rerun"))!.Text.Should().Be("new words");
        told[^1].Should().Match<FillProgress>(progress => progress.Complete && progress.Stored == 3);
        (await new Reconciler(_store, TimeProvider.System).RunAsync(index, null, Token)).Should().Be((0L, 0L));
    }

    [Fact]
    public async Task An_article_of_an_older_version_is_found_by_the_text_beside_it()
    {
        await SaveAsync(Articles.Make("a") with { Title = "Title" });
        await _store.SaveAsync(new NormalisedArticle { Id = Articles.Id("a"), Text = "Rebels near Hama." }, Token);
        using var index = SearchIndex.Open(_scratch["index"]);

        await new Reconciler(_store, TimeProvider.System).RunAsync(index, null, Token);

        index.Find(Articles.Id("a"))!.Text.Should().Be("Rebels near Hama.");
    }

    [Fact]
    public async Task Messages_make_new_changed_and_deleted_articles_known_without_a_round()
    {
        await SaveAsync(Articles.Make("first", "hama"));
        using var model = Model();
        await model.StartAsync(Token);
        await Eventually.HoldsAsync(() => model.Progress.Complete.Should().BeTrue());
        model.Index!.Count.Should().Be(1);

        await SaveAsync(Articles.Make("second", "hama"));
        await model.ChangedAsync(Articles.Id("second"), Token);
        await model.ChangedAsync(Articles.Id("never there"), Token);

        await Eventually.HoldsAsync(() => model.Index!.Count.Should().Be(2));
        await model.StopAsync(Token);
    }

    [Fact]
    public async Task An_index_damaged_while_it_is_closed_is_full_again_by_itself()
    {
        await SaveAsync([.. Enumerable.Range(0, 100).Select(i => Articles.Make($"{i}", $"hama {i}"))]);
        using (var first = Model())
        {
            await first.StartAsync(Token);
            await Eventually.HoldsAsync(() => first.Progress.Complete.Should().BeTrue());
            await first.StopAsync(Token);
        }

        foreach (var file in Directory.EnumerateFiles(_scratch["index"], "_*"))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^9]);
        }

        using var second = Model();
        await second.StartAsync(Token);
        await Eventually.HoldsAsync(() => second.Progress.Complete.Should().BeTrue());
        second.Index!.Count.Should().Be(100);
        await second.StopAsync(Token);
    }

    private ReadModel Model() =>
        new(
            _store,
            Options.Create(new SearchOptions { Folder = _scratch["index"], Reconcile = TimeSpan.FromHours(1) }),
            TimeProvider.System,
            NullLogger<ReadModel>.Instance
        );

    private Task SaveAsync(params IndexedArticle[] articles) => Task.WhenAll(articles.Select(article => _store.SaveAsync(article, Token)));
}

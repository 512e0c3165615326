using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Stores.Tests;
using Pipeline.Telemetry;
using Pipeline.Tests.Support;
using Pipeline.ToyStage.Tests.Translate;

namespace Pipeline.ToyStage.Tests;

/// <summary>The stage consumer with many articles at once.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private ToyHost _host = null!;
    private WatchedStore _store = null!;
    private IMessageHandler<ArticleNormalised> _handler = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = new ToyHost(
            new Dictionary<string, string?>
            {
                ["Bus:Transport"] = "InMemory",
                ["Store:Kind"] = "Sqlite",
                ["Store:Path"] = _scratch["store.db"],
            }
        );
        await _host.StartAsync();
        var watched = WatchedStore.Around(_host.Store, out _store);
        var run = ActivatorUtilities.CreateInstance<StageRun>(_host.Get<IServiceProvider>(), watched);
        _handler = ActivatorUtilities.CreateInstance<TranslateConsumer>(_host.Get<IServiceProvider>(), watched, run);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_hundred_articles_are_one_read_one_look_for_what_is_there_and_one_save()
    {
        var deliveries = await GiveAsync(Enumerable.Range(0, 100).Select(i => Sample.Normalised($"{i}")));

        await _handler.HandleAsync(deliveries, Token);

        deliveries.Should().AllSatisfy(delivery => delivery.Outcome.Should().Be("done"));
        deliveries
            .Should()
            .AllSatisfy(delivery => delivery.Published.Should().ContainSingle().Which.Should().BeOfType<ArticleTranslated>());
        (await _host.Store.CountAsync(TranslateStage.Stage, Token)).Should().Be(100);
        _store
            .Calls.Should()
            .BeEquivalentTo(
                nameof(IArticleStore.FindManyAsync),
                nameof(IArticleStore.FindStampsAsync),
                nameof(IArticleStore.SaveManyAsync)
            );
    }

    [Fact]
    public async Task One_that_is_missing_one_that_is_refused_and_one_that_killed_its_workers_leave_the_others_alone()
    {
        var deliveries = await GiveAsync(
            Enumerable.Range(0, 20).Select(i => Sample.Normalised($"{i}") with { Text = i == 7 ? "新闻" : $"text {i}" })
        );
        var missing = new TestDelivery(Sample.Id("missing"));
        var poison = new TestDelivery(Sample.Id("3")) { Died = PoisonGuard.MostDeaths };

        await _handler.HandleAsync([.. deliveries.Where((_, i) => i != 3), missing, poison], Token);

        missing.Outcome.Should().StartWith("failed").And.Contain("is not in the store");
        poison.Outcome.Should().StartWith($"failed: {PoisonGuard.MostDeaths} workers ended");
        deliveries[7].Outcome.Should().Be("done", "a refusal is an answer");
        deliveries[7].Published.Should().ContainSingle().Which.Should().BeOfType<ArticleRejected>();
        (await _host.Store.CountAsync(TranslateStage.Stage, Token)).Should().Be(18);
    }

    [Fact]
    public async Task The_same_article_twice_in_a_batch_is_made_once_and_told_twice()
    {
        var first = (await GiveAsync([Sample.Normalised("a")]))[0];
        var second = new TestDelivery(first.Message.ArticleId);

        await _handler.HandleAsync([first, second], Token);

        (first.Outcome, second.Outcome).Should().Be(("done", "done"));
        _store.Calls.Count(call => call == nameof(IArticleStore.SaveManyAsync)).Should().Be(1);
        _host.Measurements.Recorded.Should().Contain($"{StageMetrics.ArticlesName}{{stage=translate,outcome=repeated}} 1 {{article}}");
    }

    [Fact]
    public async Task What_cannot_be_saved_is_not_counted_as_accepted_not_published_and_fails_alone()
    {
        var deliveries = await GiveAsync(Enumerable.Range(0, 3).Select(i => Sample.Normalised($"{i}")));
        _store.Refuses = Sample.Id("1");

        await _handler.HandleAsync(deliveries, Token);

        deliveries.Select(delivery => delivery.Outcome).Should().Equal("done", "failed: no room", "done");
        deliveries[1].Published.Should().BeEmpty();
        _host
            .Measurements.Recorded.Count(line =>
                line.StartsWith($"{StageMetrics.ArticlesName}{{stage=translate,outcome=accepted", StringComparison.Ordinal)
            )
            .Should()
            .Be(2);
    }

    [Fact]
    public async Task One_whose_message_cannot_be_published_fails_alone()
    {
        var deliveries = await GiveAsync(Enumerable.Range(0, 3).Select(i => Sample.Normalised($"{i}")));
        deliveries[2].Unpublishable = true;

        await _handler.HandleAsync(deliveries, Token);

        deliveries.Select(delivery => delivery.Outcome).Should().Equal("done", "done", "failed: not publishable");
    }

    private async Task<List<TestDelivery>> GiveAsync(IEnumerable<NormalisedArticle> articles)
    {
        var all = articles.ToArray();
        await _host.Store.SaveManyAsync(all, Token);
        return [.. all.Select(article => new TestDelivery(article.Id))];
    }

    private sealed class TestDelivery(string id) : Delivery<ArticleNormalised>
    {
        public override ArticleNormalised Message { get; } = new() { ArticleId = id };

        public long Died { get; init; }

        public bool Unpublishable { get; set; }

        public override long Deaths => Died;

        public List<object> Published { get; } = [];

        public string? Outcome { get; private set; }

        public override Task PublishAsync<TNext>(TNext message, CancellationToken cancellationToken)
        {
            if (Unpublishable)
            {
                throw new NotSupportedException("not publishable");
            }

            Published.Add(message);
            return Task.CompletedTask;
        }

        public override void Done() => Outcome ??= "done";

        public override void Fail(Exception reason) => Outcome ??= $"failed: {reason.Message}";
    }
}

/// <summary>Notes which calls are made, and may refuse to save one article.</summary>
public class WatchedStore : DispatchProxy
{
    private IArticleStore _inner = null!;

    internal List<string> Calls { get; } = [];

    internal string? Refuses { get; set; }

    internal static IArticleStore Around(IArticleStore inner, out WatchedStore watched)
    {
        var store = Create<IArticleStore, WatchedStore>();
        watched = (WatchedStore)(object)store;
        watched._inner = inner;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        lock (Calls)
        {
            Calls.Add(targetMethod!.Name);
        }

        return targetMethod.Name == nameof(IArticleStore.SaveManyAsync) && Refuses is not null
            ? SaveAsync((IReadOnlyList<StageDocument>)args![0]!)
            : targetMethod.Invoke(_inner, args);
    }

    private Task<IReadOnlyList<Exception?>> SaveAsync(IReadOnlyList<StageDocument> documents) =>
        Task.FromResult<IReadOnlyList<Exception?>>([
            .. documents.Select(document => document.Id == Refuses ? new InvalidOperationException("no room") : null),
        ]);
}

using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Integration.Tests.Services;
using Pipeline.Persistence;
using Pipeline.Resilience;

namespace Pipeline.Stores.Tests;

/// <summary>A store that goes away in the middle of the work and comes back: nothing fails, nothing is lost.</summary>
public sealed class MongoOutageTests(MongoService mongo) : IAsyncLifetime
{
    private readonly MongoHost _host = new(mongo);
    private readonly ResilienceOptions _quick = new()
    {
        BaseDelay = TimeSpan.FromMilliseconds(20),
        MaxDelay = TimeSpan.FromMilliseconds(200),
        Breaker = new BreakerOptions { BreakDuration = TimeSpan.FromMilliseconds(500), MinimumThroughput = 2 },
    };

    private TcpProxy _proxy = null!;
    private FailureDomain _domain = null!;
    private IArticleStore _store = null!;
    private int _away;
    private int _back;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.PrepareAsync();
        var server = new MongoUrl(_host.Address).Server;
        _proxy = new TcpProxy(server.Host, server.Port);
        _domain = NewDomain(_quick);
        _store = _host.Open(ThroughProxy, _domain);
        await _store.InitialiseAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await ((IAsyncDisposable)_store).DisposeAsync();
            await _proxy.DisposeAsync();
        }

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Work_under_way_waits_for_the_store_and_is_done_when_it_is_back()
    {
        var begun = new SemaphoreSlim(0);
        var work = Enumerable
            .Range(0, 64)
            .Select(worker =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 20; i++)
                    {
                        var article = Sample.Normalised($"{worker}-{i}");
                        await _store.SaveAsync(article, Token);
                        begun.Release();
                        (await _store.FindAsync<NormalisedArticle>(article.Id, Token)).Should().NotBeNull();
                    }
                })
            )
            .ToArray();
        await begun.WaitAsync(Token);

        await _proxy.CutAsync();
        await WaitUntil(() => _domain.Outages.IsAway);
        _domain.IsHealthy.Should().BeFalse();
        await _store.Invoking(s => s.PingAsync(Token)).Should().ThrowAsync<Exception>("a ping does not wait");
        work.Should().NotContain(task => task.IsFaulted);
        _proxy.Restore();

        await Task.WhenAll(work);
        (await _store.CountAsync(Stage.Normalise, Token)).Should().Be(64 * 20);
        _domain.Outages.IsAway.Should().BeFalse();
        // Told at its beginning and its end, however many wait. Connections are cut one after the other: on a busy machine a call may still
        // get
        // through between two of them, and that is an end and another beginning.
        _away.Should().BeInRange(1, 3);
        _back.Should().Be(_away);
    }

    [Fact]
    public async Task A_caller_may_give_up_waiting()
    {
        await _proxy.CutAsync();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var save = _store.SaveAsync(Sample.Raw("a"), impatient.Token);
        await WaitUntil(() => _domain.Outages.IsAway);
        save.IsCompleted.Should().BeFalse();
        await impatient.CancelAsync();
        await FluentActions.Awaiting(() => save).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Patience_may_have_an_end()
    {
        _quick.OutagePatience = TimeSpan.FromMilliseconds(1);
        var impatient = _host.Open(ThroughProxy, NewDomain(_quick));
        await using var _ = (IAsyncDisposable)impatient;
        await _proxy.CutAsync();
        await impatient.Invoking(s => s.SaveAsync(Sample.Raw("a"), Token)).Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task Starting_waits_for_a_store_that_is_not_up_yet()
    {
        await _proxy.CutAsync();
        var late = _host.Open(ThroughProxy, _domain);
        await using var _ = (IAsyncDisposable)late;
        var start = late.InitialiseAsync(Token);
        await WaitUntil(() => _domain.Outages.IsAway);
        start.IsCompleted.Should().BeFalse();
        _proxy.Restore();
        await start;
    }

    private string ThroughProxy => $"mongodb://127.0.0.1:{_proxy.Port}/?serverSelectionTimeoutMS=500&directConnection=true";

    private FailureDomain NewDomain(ResilienceOptions options)
    {
        var made = new FailureDomain(FailureDomain.Store, options, ArticleStore.FaultsOf(new StoreOptions { Kind = StoreKind.MongoDb }));
        made.Outages.Away += _ => Interlocked.Increment(ref _away);
        made.Outages.Back += _ => Interlocked.Increment(ref _back);
        return made;
    }

    private static async Task WaitUntil(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(10, Token);
        }
    }
}

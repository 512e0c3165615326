using Microsoft.Extensions.Time.Testing;
using Pipeline.Cli;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Runs;

/// <summary>When a run has nothing left to do, and when it will not have by itself any more.</summary>
public sealed class RunCompletionTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private readonly SteppedTime _time = new();
    private readonly RunCounters _counters = new();
    private IArticleStore _store = null!;
    private bool _isAway;

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
    public async Task One_bound_holds_for_all_that_is_waited_for()
    {
        await _store.SaveAsync(Sample.Raw("waits for ever"), Token);
        var waiting = await WaitAsync();

        await PassAsync(RunCompletion.Patience - TimeSpan.FromSeconds(30), waiting);
        waiting.IsCompleted.Should().BeFalse();
        await PassAsync(TimeSpan.FromMinutes(1), waiting);

        await waiting
            .Awaiting(task => task.WithinDeadline())
            .Should()
            .ThrowAsync<CommandException>()
            .WithMessage("Nothing has happened for 10 minutes, and 1 articles and 0 files still wait.*");
    }

    [Fact]
    public async Task What_happens_and_an_outage_give_it_its_time_again()
    {
        await _store.SaveAsync(Sample.Raw("waits"), Token);
        var waiting = await WaitAsync();

        await PassAsync(RunCompletion.Patience - TimeSpan.FromMinutes(1), waiting);
        _counters.Started(Stage.Normalise, new ArticleIngested { ArticleId = Sample.Id("waits") });
        await PassAsync(RunCompletion.Patience - TimeSpan.FromMinutes(1), waiting);
        _isAway = true;
        await PassAsync(RunCompletion.Patience * 2, waiting);
        _isAway = false;
        await PassAsync(RunCompletion.Patience - TimeSpan.FromMinutes(1), waiting);

        waiting.IsCompleted.Should().BeFalse();
        await _store.RejectAsync(Sample.Rejection("waits", Stage.Normalise), Token);
        _counters.Done(Stage.Normalise, new ArticleIngested { ArticleId = Sample.Id("waits") });
        await PassAsync(TimeSpan.FromMinutes(2), waiting);
        await waiting.WithinDeadline();
    }

    /// <returns>The wait itself, once it has looked for the first time.</returns>
    private async Task<Task> WaitAsync()
    {
        var waiting = new RunCompletion(new StatusReader(_store), _counters, ingest: null, () => _isAway, _time).WaitAsync(Token);
        await Eventually.HoldsAsync(() => _time.Waits.Should().Be(1));
        return waiting;
    }

    // In steps, each seen by whoever waits.
    private async Task PassAsync(TimeSpan time, Task waiting)
    {
        for (var step = TimeSpan.FromSeconds(30); time > TimeSpan.Zero && !waiting.IsCompleted; time -= step)
        {
            var waits = _time.Waits;
            _time.Advance(step);
            await Eventually.HoldsAsync(() => (waiting.IsCompleted || _time.Waits > waits).Should().BeTrue());
        }
    }

    /// <summary>Counts how many times somebody began to wait.</summary>
    private sealed class SteppedTime : FakeTimeProvider
    {
        private int _waits;

        public int Waits => Volatile.Read(ref _waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _waits);
            return timer;
        }
    }
}

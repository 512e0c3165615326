using Pipeline.Persistence.Batching;

namespace Pipeline.Stores.Tests;

public sealed class BatcherTests
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<int[]> _bulks = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gathers_what_came_while_a_bulk_was_under_way()
    {
        await using var batcher = Gated(new BatchLimits(64, long.MaxValue, MaxInFlight: 1));
        var first = await StartedWithOne(batcher);
        var rest = Enumerable.Range(1, 100).Select(i => batcher.SubmitAsync(i, 1, Token)).ToArray();
        _open.SetResult();
        (await Task.WhenAll(rest)).Should().Equal(Enumerable.Range(1, 100).Select(i => i * 10));
        (await first).Should().Be(0);
        _bulks.Select(bulk => bulk.Length).Should().Equal(1, 64, 36);
    }

    [Fact]
    public async Task Closes_a_bulk_by_its_bytes_and_lets_a_larger_request_go_alone()
    {
        await using var batcher = Gated(new BatchLimits(64, MaxBytes: 100, MaxInFlight: 1));
        var first = await StartedWithOne(batcher);
        int[] sizes = [60, 40, 1, 500, 30, 30];
        var rest = sizes.Select((size, i) => batcher.SubmitAsync(i + 1, size, Token)).ToArray();
        _open.SetResult();
        await Task.WhenAll([first, .. rest]);
        _bulks.Should().BeEquivalentTo(new int[][] { [0], [1, 2], [3], [4], [5, 6] }, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Has_no_more_bulks_in_flight_than_allowed()
    {
        var (now, most) = (0, 0);
        await using var batcher = new Batcher<int, int>(
            new BatchLimits(2, long.MaxValue, MaxInFlight: 3),
            async (requests, token) =>
            {
                var running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return [.. requests.Select(Outcome<int>.Of)];
            },
            _ => false
        );
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => batcher.SubmitAsync(i, 1, Token)));
        most.Should().BeInRange(1, 3);
    }

    [Fact]
    public async Task Each_request_has_its_own_outcome()
    {
        await using var batcher = new Batcher<int, int>(
            new BatchLimits(64, long.MaxValue, 1),
            (requests, _) =>
                Task.FromResult<IReadOnlyList<Outcome<int>>>([
                    .. requests.Select(i => i == 3 ? Outcome<int>.Failed(new InvalidDataException("three")) : Outcome<int>.Of(i)),
                ]),
            _ => true
        );
        var tasks = Enumerable.Range(0, 10).Select(i => batcher.SubmitAsync(i, 1, Token)).ToArray();
        await FluentActions.Awaiting(() => Task.WhenAll(tasks)).Should().ThrowAsync<InvalidDataException>();
        tasks.Where(task => task.IsFaulted).Should().ContainSingle().Which.Should().BeSameAs(tasks[3]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 63)]
    public async Task A_bulk_that_throws_is_halved_until_the_culprit_is_alone_unless_all_would_fail(bool mayBisect, int failures)
    {
        await using var batcher = new Batcher<int, int>(
            new BatchLimits(64, long.MaxValue, 1),
            async (requests, _) =>
            {
                await _open.Task;
                return requests.Contains(42) ? throw new InvalidOperationException() : [.. requests.Select(Outcome<int>.Of)];
            },
            _ => mayBisect
        );
        var first = batcher.SubmitAsync(0, 1, Token);
        while (batcher.Waiting > 0)
        {
            await Task.Yield();
        }

        var rest = Enumerable.Range(1, 63).Select(i => batcher.SubmitAsync(i, 1, Token)).ToArray();
        _open.SetResult();
        await first;
        await FluentActions.Awaiting(() => Task.WhenAll(rest)).Should().ThrowAsync<InvalidOperationException>();
        rest.Count(task => task.IsFaulted).Should().Be(failures);
    }

    [Fact]
    public async Task A_caller_that_leaves_the_queue_is_not_sent()
    {
        await using var batcher = Gated(new BatchLimits(64, long.MaxValue, 1));
        var first = await StartedWithOne(batcher);
        using var leaving = new CancellationTokenSource();
        var left = batcher.SubmitAsync(1, 1, leaving.Token);
        var stayed = batcher.SubmitAsync(2, 1, Token);
        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => left).Should().ThrowAsync<OperationCanceledException>();
        _open.SetResult();
        (await stayed).Should().Be(20);
        await first;
        _bulks.Should().BeEquivalentTo(new int[][] { [0], [2] }, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task A_bulk_is_cancelled_once_all_of_its_callers_have_left_and_not_before()
    {
        var tokens = new List<CancellationToken>();
        await using var batcher = new Batcher<int, int>(
            new BatchLimits(64, long.MaxValue, 1),
            async (requests, token) =>
            {
                lock (tokens)
                {
                    tokens.Add(token);
                }

                await _open.Task.WaitAsync(token);
                return [.. requests.Select(Outcome<int>.Of)];
            },
            _ => false
        );
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        var first = batcher.SubmitAsync(0, 1, one.Token);
        while (batcher.Waiting > 0)
        {
            await Task.Yield();
        }

        var second = batcher.SubmitAsync(1, 1, one.Token);
        var third = batcher.SubmitAsync(2, 1, two.Token);
        await one.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        third.IsCompleted.Should().BeFalse();
        _open.SetResult();
        (await third).Should().Be(2);
        tokens[0].IsCancellationRequested.Should().BeTrue();
        tokens.Should().HaveCount(2);
    }

    [Fact]
    public async Task Disposal_finishes_what_was_asked_and_refuses_more()
    {
        var batcher = Gated(new BatchLimits(4, long.MaxValue, 1));
        var tasks = Enumerable.Range(0, 20).Select(i => batcher.SubmitAsync(i, 1, Token)).ToArray();
        var disposal = batcher.DisposeAsync();
        _open.SetResult();
        await disposal;
        tasks.Should().OnlyContain(task => task.IsCompletedSuccessfully);
        await FluentActions.Awaiting(() => batcher.SubmitAsync(1, 1, Token)).Should().ThrowAsync<ObjectDisposedException>();
    }

    private Batcher<int, int> Gated(BatchLimits limits) =>
        new(
            limits,
            async (requests, _) =>
            {
                await _open.Task;
                _bulks.Add([.. requests]);
                return [.. requests.Select(i => Outcome<int>.Of(i * 10))];
            },
            _ => false
        );

    /// <summary>A bulk of one is under way; what comes now is gathered.</summary>
    private static async Task<Task<int>> StartedWithOne(Batcher<int, int> batcher)
    {
        var first = batcher.SubmitAsync(0, 1, Token);
        while (batcher.Waiting > 0)
        {
            await Task.Yield();
        }

        return first;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}

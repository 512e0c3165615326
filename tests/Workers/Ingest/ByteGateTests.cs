using Pipeline.Ingest.Worker.Processing;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class ByteGateTests
{
    private readonly ByteGate _gate = new(100);

    [Fact]
    public async Task Lets_in_what_fits_and_the_next_when_there_is_room()
    {
        var first = await _gate.EnterAsync(60, TestContext.Current.CancellationToken);
        var second = _gate.EnterAsync(50, TestContext.Current.CancellationToken);
        second.IsCompleted.Should().BeFalse();

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task What_is_larger_than_all_the_room_goes_alone()
    {
        var small = await _gate.EnterAsync(1, TestContext.Current.CancellationToken);
        var large = _gate.EnterAsync(1_000_000, TestContext.Current.CancellationToken);
        large.IsCompleted.Should().BeFalse();
        small.Dispose();
        using var inside = await large;

        _gate.EnterAsync(1, TestContext.Current.CancellationToken).IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_large_one_is_not_passed_by_small_ones_for_ever()
    {
        var inside = await _gate.EnterAsync(60, TestContext.Current.CancellationToken);
        var large = _gate.EnterAsync(100, TestContext.Current.CancellationToken);
        var small = _gate.EnterAsync(1, TestContext.Current.CancellationToken);

        inside.Dispose();

        var entered = await large;
        small.IsCompleted.Should().BeFalse();
        entered.Dispose();
        (await small).Dispose();
    }

    [Fact]
    public async Task Leaving_twice_counts_once()
    {
        var first = await _gate.EnterAsync(60, TestContext.Current.CancellationToken);
        using var second = await _gate.EnterAsync(40, TestContext.Current.CancellationToken);
        first.Dispose();
        first.Dispose();
        using var third = await _gate.EnterAsync(60, TestContext.Current.CancellationToken);

        _gate.EnterAsync(1, TestContext.Current.CancellationToken).IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Who_gives_up_waiting_gives_its_room_back()
    {
        var inside = await _gate.EnterAsync(100, TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource();
        var waiter = _gate.EnterAsync(100, patience.Token);
        await patience.CancelAsync();
        await waiter.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();

        inside.Dispose();

        (await _gate.EnterAsync(100, TestContext.Current.CancellationToken)).Dispose();
    }
}

using Pipeline.Ingest.Worker;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class StabilityTrackerTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly StabilityTracker _tracker = new(Quiet);

    [Fact]
    public void A_file_is_due_when_its_quiet_period_is_over_and_not_before()
    {
        _tracker.See("a", Size(10), At(5));

        Due(At(5.9)).Should().BeNull();
        Due(At(6)).Should().Be(("a", 10L, 0));
    }

    [Fact]
    public void Seeing_it_again_does_not_put_it_off()
    {
        _tracker.See("a", Size(10), At(0));
        _tracker.See("a", Size(20), At(0.9));

        Due(At(1)).Should().Be(("a", 10L, 0), "the size at the start is what the size at the end is compared with");
    }

    [Fact]
    public void A_file_renamed_into_place_is_due_at_once()
    {
        _tracker.See("a", Size(10), At(0));
        _tracker.SeeFinished("a", Size(12), At(0.1));

        Due(At(0.1)).Should().Be(("a", 12L, 0));
        Due(At(5)).Should().BeNull("its first turn is void");
    }

    [Fact]
    public void A_postponed_file_comes_back_after_the_quiet_period_or_a_longer_delay()
    {
        _tracker.See("a", Size(1), At(0));
        _ = Due(At(1));
        _tracker.Postpone("a", Size(2), At(1), TimeSpan.Zero, attempts: 0);
        Due(At(1.9)).Should().BeNull();
        Due(At(2)).Should().Be(("a", 2L, 0));

        _tracker.Postpone("a", Size(2), At(2), TimeSpan.FromSeconds(5), attempts: 3);
        Due(At(6.9)).Should().BeNull();
        Due(At(7)).Should().Be(("a", 2L, 3));
    }

    [Fact]
    public void A_forgotten_file_is_not_due_and_not_counted()
    {
        _tracker.See("a", Size(1), At(0));
        _tracker.See("b", Size(2), At(0));
        _tracker.Forget("a");

        _tracker.Count.Should().Be(1);
        Due(At(2)).Should().Be(("b", 2L, 0));
        Due(At(2)).Should().BeNull();
    }

    [Fact]
    public void A_file_that_left_and_came_again_has_its_full_quiet_period()
    {
        _tracker.See("a", Size(1), At(0));
        _tracker.Forget("a");
        _tracker.See("a", Size(1), At(0.5));

        Due(At(1)).Should().BeNull();
        Due(At(1.5)).Should().Be(("a", 1L, 0));
    }

    [Fact]
    public void Files_come_in_the_order_in_which_they_are_due()
    {
        _tracker.See("late", Size(1), At(0.3));
        _tracker.See("early", Size(2), At(0.1));

        Due(At(9))!.Value.Path.Should().Be("early");
        Due(At(9))!.Value.Path.Should().Be("late");
    }

    private (string Path, long Size, int Attempts)? Due(TimeSpan now) =>
        _tracker.TryNextDue(now, out var path, out var state, out var attempts) ? (path, state.Size, attempts) : null;

    private static FileState Size(long size) => new(FileKind.Regular, size, 0);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}

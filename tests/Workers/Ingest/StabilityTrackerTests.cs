using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Watching;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class StabilityTrackerTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Growth = TimeSpan.FromSeconds(5);

    private readonly StabilityTracker _tracker = new(Quiet, Growth);

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
    public void A_file_that_is_being_copied_comes_back_after_the_quiet_period()
    {
        _tracker.See("a", Size(1), At(0), closed: false);
        _tracker.Postpone(DueFile(At(1)), Size(2), closed: false, At(1));
        Due(At(1.9)).Should().BeNull();
        _tracker.Postpone(DueFile(At(2)), Size(3), closed: true, At(2));
        Due(At(3)).Should().Be(("a", 3L, 0), "its writer had it open until it was whole");
    }

    [Fact]
    public void A_file_that_grew_after_it_had_been_closed_comes_back_after_the_growth_period()
    {
        _tracker.See("a", Size(1), At(0), closed: true);
        _tracker.Postpone(DueFile(At(1)), Size(2), closed: true, At(1));
        Due(At(5.9)).Should().BeNull();
        _tracker.Postpone(DueFile(At(6)), Size(3), closed: true, At(6));
        Due(At(10.9)).Should().BeNull("it grew again");
        Due(At(11)).Should().Be(("a", 3L, 0));
    }

    [Fact]
    public void A_file_that_is_written_anew_does_not_wait_longer_and_longer()
    {
        _tracker.See("a", Size(9), At(0), closed: true);
        _tracker.Postpone(DueFile(At(1)), Size(8), closed: true, At(1));
        Due(At(2)).Should().Be(("a", 8L, 0));
    }

    [Fact]
    public void A_name_that_comes_again_a_moment_after_it_was_taken_is_its_writers_next_piece()
    {
        _tracker.See("a", Size(1), At(0), closed: true, again: true);
        Due(At(4.9)).Should().BeNull();
        Due(At(5)).Should().Be(("a", 1L, 0));
    }

    [Fact]
    public void An_empty_file_has_the_growth_period_to_be_written_to()
    {
        _tracker.See("a", Size(0), At(0));
        var due = DueFile(At(1));
        due.Waited.Should().BeFalse();
        _tracker.WaitLonger(due, At(1));
        Due(At(4.9)).Should().BeNull();
        DueFile(At(5)).Waited.Should().BeTrue();
    }

    [Fact]
    public void A_file_that_cannot_be_claimed_comes_back_after_the_delay()
    {
        _tracker.See("a", Size(2), At(0));
        _tracker.TryLater(DueFile(At(1)), At(2), TimeSpan.FromSeconds(5), attempts: 3);
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
        _tracker.TryNextDue(now, out var due) ? (due.Path, due.State.Size, due.Attempts) : null;

    private DueFile DueFile(TimeSpan now)
    {
        _tracker.TryNextDue(now, out var due).Should().BeTrue();
        return due;
    }

    private static FileState Size(long size) => new(FileKind.Regular, size, 0);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}

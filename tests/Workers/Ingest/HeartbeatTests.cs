using System.Collections.Concurrent;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task Beats_on_a_thread_of_its_own_however_busy_the_others_are()
    {
        var beats = new ConcurrentQueue<(int Thread, bool OfThePool)>();
        using (
            var heartbeat = new Heartbeat(
                () =>
                {
                    beats.Enqueue((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
                    return true;
                },
                TimeSpan.FromMilliseconds(1)
            )
        )
        {
            await Eventually.HoldsAsync(() => beats.Should().HaveCountGreaterThan(3));
        }

        var last = beats.Count;
        beats.Should().AllSatisfy(beat => beat.OfThePool.Should().BeFalse());
        beats.Select(beat => beat.Thread).Distinct().Should().ContainSingle();
        beats.Should().HaveCount(last, "it has ended when it is disposed of");
    }
}

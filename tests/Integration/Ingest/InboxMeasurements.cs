using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Integration.Tests.Services;

namespace Pipeline.Integration.Tests.Ingest;

public sealed class InboxMeasurements(MongoService mongo, RabbitService rabbit, ITestOutputHelper output)
{
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task A_backlog_of_100_000_files_is_taken_in_flat_memory()
    {
        LoadFact.SkipUnlessFull();
        const int Files = 100_000;
        await using var shared = new SharedInbox(mongo, rabbit);
        await shared.PrepareAsync();
        for (var i = 0; i < Files; i++)
        {
            var folder = Path.Combine(shared.Inbox, $"{i / 1000}");
            if (i % 1000 == 0)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(
                Path.Combine(folder, $"{i}.txt"),
                $"Story {i}. {string.Concat(Enumerable.Repeat("The harbour reopened on Monday. ", 30))}"
            );
        }

        var started = Stopwatch.GetTimestamp();
        var worker = shared.StartWorker();
        await shared.UntilAsync(async () => await shared.CountAsync() > 0, TimeSpan.FromMinutes(1), "a first article");
        output.WriteLine($"first article after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");

        var next = 0L;
        await shared.UntilAsync(
            async () =>
            {
                var count = await shared.CountAsync();
                if (count >= next)
                {
                    output.WriteLine(
                        $"{Stopwatch.GetElapsedTime(started).TotalSeconds, 6:0} s {count, 7} articles, resident {SharedInbox.MebibytesOf(worker, "VmRSS"):0} MiB, processor {worker.TotalProcessorTime.TotalSeconds:0} s"
                    );
                    next += 10_000;
                }

                return count >= Files && shared.Left() == 0;
            },
            TimeSpan.FromMinutes(30),
            "all files taken"
        );
        var peak = SharedInbox.MebibytesOf(worker, "VmHWM");
        output.WriteLine($"done after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, peak {peak:0} MiB");

        (await shared.CountAsync()).Should().Be(Files);
        shared.Below("processed").Should().Be(Files);
        peak.Should().BeLessThan(200);
    }

    [Fact]
    public async Task A_dropped_file_is_published_soon_after_its_quiet_period()
    {
        LoadFact.SkipUnlessFull();
        const int Drops = 60;
        await using var shared = new SharedInbox(mongo, rabbit);
        await shared.PrepareAsync();
        _ = shared.StartWorker();
        File.WriteAllText(Path.Combine(shared.Inbox, "first.txt"), "The first.");
        await shared.UntilAsync(
            () => Task.FromResult(shared.Below("processed") > 0),
            TimeSpan.FromMinutes(1),
            "a first article, published"
        );
        var heard = new BlockingCollection<string>();
        await using var listening = await shared.ListenAsync(heard.Add);
        _ = heard.Take();

        var beyond = new List<double>();
        for (var i = 0; i < Drops; i++)
        {
            File.WriteAllText(Path.Combine(shared.Inbox, $"{i}.txt"), $"Story {i}.");
            var dropped = Stopwatch.GetTimestamp();
            heard.TryTake(out _, TimeSpan.FromSeconds(30)).Should().BeTrue();
            beyond.Add((Stopwatch.GetElapsedTime(dropped) - QuietPeriod).TotalMilliseconds);
            await Task.Delay(100 + (i * 37 % 300), TestContext.Current.CancellationToken);
        }

        beyond.Sort();
        output.WriteLine(
            $"beyond the quiet period: median {beyond[Drops / 2]:0} ms, 90 % {beyond[Drops * 9 / 10]:0} ms, worst {beyond[^1]:0} ms"
        );
        beyond[Drops / 2].Should().BeLessThan(1000);
    }
}

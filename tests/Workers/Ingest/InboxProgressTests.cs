using Microsoft.Extensions.DependencyInjection;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Watching;
using Pipeline.Telemetry;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>What Ingest says of how far it is.</summary>
public sealed class InboxProgressTests
{
    [Fact]
    public async Task Metrics_tell_what_waits_and_what_is_done()
    {
        await using var host = new InboxHost(("Ingest:QuietPeriod", "00:00:03"));
        host.Drop("a.txt", "Ferry runs aground\n\nA ferry ran aground on Sunday, and lifeboats brought all of them ashore before dark.");
        host.Drop(
            "deep/b.txt",
            "Bridge opens\n\nThe bridge over the Tollin opened on Monday, a year late, and the first lorries crossed at noon."
        );
        await host.StartAsync();
        using var measurements = host.Measure();

        await InboxHost.UntilAsync(() => measurements.Observe().Contains("pipeline.ingest.waiting{} 2 {file}"), "both are seen");
        measurements.Observe().Should().Contain("pipeline.ingest.files{} 0 {file}").And.Contain("pipeline.ingest.paused{cause=disk} 0 ");

        await host.IdleAsync();
        measurements.Observe().Should().Contain(["pipeline.ingest.waiting{} 0 {file}", "pipeline.ingest.files{} 2 {file}"]);
    }

    [Fact]
    public void A_backlog_longer_than_the_watch_list_is_counted_and_counts_down()
    {
        using var services = new ServiceCollection().AddStageMetrics().BuildServiceProvider();
        var status = new IngestStatus(services.GetRequiredService<StageMetrics>());

        status.Seen(10_000, scannedEmpty: false, all: false);
        status.Counted(50_000);
        status.Waiting.Should().Be(50_000);

        for (var done = 0; done < 300; done++)
        {
            status.FileDone();
        }

        status.Waiting.Should().Be(49_700);
        status.Seen(4_000, scannedEmpty: false, all: true);
        status.Waiting.Should().Be(4_000);
    }

    [Fact]
    public void A_backlog_is_what_Ingest_would_take()
    {
        var inbox = Directory.CreateTempSubdirectory("inbox-").FullName;
        foreach (
            var name in (string[])
                ["a.txt", "deep/er/b.html", ".hidden", "half.part", "skip.me", "processed/c.txt", "failed/d.txt", ".claims/x/e.txt"]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(inbox, name))!);
            File.WriteAllText(Path.Combine(inbox, name), "x");
        }

        InboxBacklog.Count(new IngestOptions { Inbox = inbox, Ignore = ["*.me"] }).Should().Be(2);
        InboxBacklog.Count(new IngestOptions { Inbox = Path.Combine(inbox, "nowhere") }).Should().Be(0);
        InboxBacklog
            .Count(new IngestOptions { Inbox = inbox, After = AfterIngest.Keep })
            .Should()
            .BeNull("some of them may have been taken");
        Directory.Delete(inbox, recursive: true);
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>While nothing can be done, status and readiness say so and why; when it is mended, they say that too.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task An_inbox_that_is_away_is_seen_in_status_and_readiness_until_it_is_back()
    {
        await using var host = new InboxHost();
        await host.StartAsync();
        host.Drop("first.txt", "The first story.");
        await InboxHost.UntilAsync(() => host.Status.Articles == 1, "the first is taken");
        (await host.ReadyAsync()).Status.Should().Be(HealthStatus.Healthy);
        var away = Path.Combine(host.Elsewhere, "away");

        Directory.Move(host.Inbox, away);

        await InboxHost.UntilAsync(() => host.Status.Paused is not null, "it pauses");
        host.Status.Paused.Should().Be($"the inbox {host.Inbox} is not there; bring it back, and the work goes on");
        var ready = await host.ReadyAsync();
        (ready.Status, ready.Description).Should().Be((HealthStatus.Unhealthy, host.Status.Paused));
        Directory.Exists(host.Inbox).Should().BeFalse();

        Directory.Move(away, host.Inbox);

        await InboxHost.UntilAsync(() => host.Status.Paused is null, "it goes on");
        (await host.ReadyAsync()).Status.Should().Be(HealthStatus.Healthy);
        host.Drop("second.txt", "The second story.");
        await InboxHost.UntilAsync(() => host.Status.Articles == 2, "the second is taken");
    }

    [Fact]
    public async Task Nothing_makes_an_inbox_anew_however_often_it_comes_and_goes()
    {
        await using var host = new InboxHost(("Ingest:QuietPeriod", "00:00:00"), ("Ingest:ScanInterval", "00:00:00.1"));
        await host.StartAsync();
        var away = Path.Combine(host.Elsewhere, "away");
        var dropped = 0;

        // Each time in the midst of claiming and filing.
        for (var time = 0; time < 5; time++)
        {
            for (var i = 0; i < 20; i++)
            {
                host.Drop($"{dropped}.txt", $"Story {dropped++}.");
            }

            await InboxHost.UntilAsync(() => InboxHost.FilesBelow(host.Processed).Length > dropped - 20, "the work is on");
            Directory.Move(host.Inbox, away);
            Directory.Exists(host.Inbox).Should().BeFalse();
            await InboxHost.UntilAsync(() => host.Status.Paused is not null, "it pauses");
            Directory.Exists(host.Inbox).Should().BeFalse("a share that is not mounted is no empty inbox");
            Directory.Move(away, host.Inbox);
            await InboxHost.UntilAsync(() => host.Status.Paused is null, "it goes on");
        }

        await Eventually.HoldsAsync(() => host.Left().Should().BeEmpty());
        InboxHost.FilesBelow(host.Processed).Should().HaveCount(dropped);
    }
}

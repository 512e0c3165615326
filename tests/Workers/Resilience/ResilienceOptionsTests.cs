using Pipeline.Settings;

namespace Pipeline.Resilience.Tests;

public sealed class ResilienceOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => OptionsFaults.Of(new ResilienceOptions(), "Resilience:store").Should().BeEmpty();

    [Fact]
    public void Names_every_fault_with_its_key()
    {
        var faults = OptionsFaults.Of(
            new ResilienceOptions
            {
                AttemptTimeout = TimeSpan.Zero,
                MaxRetries = 101,
                BaseDelay = TimeSpan.FromSeconds(10),
                MaxDelay = TimeSpan.FromSeconds(5),
                OutagePatience = TimeSpan.FromSeconds(-5),
                Breaker = new BreakerOptions
                {
                    FailureRatio = 1.5,
                    MinimumThroughput = 1,
                    Window = TimeSpan.Zero,
                    BreakDuration = TimeSpan.FromDays(2),
                },
            },
            "Resilience:store"
        );
        faults
            .Should()
            .Equal(
                "Resilience:store:AttemptTimeout is 00:00:00: from 10 ms to a day.",
                "Resilience:store:MaxRetries is 101: from 0 to 100.",
                "Resilience:store:MaxDelay is 00:00:05: at least BaseDelay (00:00:10), up to a day.",
                "Resilience:store:OutagePatience is -00:00:05: 0 or more, or -00:00:00.001 for no end.",
                "Resilience:store:Breaker:FailureRatio is 1.5: over 0, up to 1.",
                "Resilience:store:Breaker:MinimumThroughput is 1: from 2 to 100000.",
                "Resilience:store:Breaker:Window is 00:00:00: from half a second to a day.",
                "Resilience:store:Breaker:BreakDuration is 2.00:00:00: from half a second to a day."
            );
    }

    [Fact]
    public void What_is_valid_builds_a_pipeline()
    {
        ResilienceOptions[] edges =
        [
            new()
            {
                MaxRetries = 0,
                AttemptTimeout = TimeSpan.FromMilliseconds(10),
                OutagePatience = TimeSpan.Zero,
            },
            new()
            {
                MaxRetries = 100,
                BaseDelay = TimeSpan.FromDays(1),
                MaxDelay = TimeSpan.FromDays(1),
                AttemptTimeout = TimeSpan.FromDays(1),
            },
            new()
            {
                Breaker = new BreakerOptions
                {
                    FailureRatio = 1,
                    MinimumThroughput = 2,
                    Window = TimeSpan.FromSeconds(0.5),
                    BreakDuration = TimeSpan.FromSeconds(0.5),
                },
            },
            new()
            {
                Breaker = new BreakerOptions { Window = TimeSpan.FromDays(1), BreakDuration = TimeSpan.FromDays(1) },
            },
        ];
        foreach (var options in edges)
        {
            OptionsFaults.Of(options, "Resilience:store").Should().BeEmpty();
            FluentActions.Invoking(() => new FailureDomain("store", options)).Should().NotThrow();
        }
    }
}

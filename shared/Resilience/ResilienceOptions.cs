using System.ComponentModel.DataAnnotations;

namespace Pipeline.Resilience;

/// <summary>How one failure domain is retried, waited for and spared. Section <c>Resilience:Store</c>, <c>Resilience:Broker</c>.</summary>
public sealed class ResilienceOptions : IValidatableObject
{
    // The range that Polly takes for time limits, windows and breaks.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMilliseconds(500);

    /// <summary>One attempt may take this long.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Further attempts after a transient fault; an outage does not use them up.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>First pause; doubles from attempt to attempt, with jitter.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>No pause is longer: so long at most after its end is an outage noticed to be over.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a call waits for an outage to end; without end by default, so that an outage makes no dead letters.</summary>
    public TimeSpan OutagePatience { get; set; } = Timeout.InfiniteTimeSpan;

    public BreakerOptions Breaker { get; set; } = new();

    /// <summary>Injected faults, for proofs; none by default.</summary>
    public ChaosOptions Chaos { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(new ValidationResult(fault));
            }
        }

        Require(
            AttemptTimeout >= TimeSpan.FromMilliseconds(10) && AttemptTimeout <= Longest,
            $"AttemptTimeout is {AttemptTimeout}: from 10 ms to a day."
        );
        Require(MaxRetries is >= 0 and <= 100, $"MaxRetries is {MaxRetries}: from 0 to 100.");
        Require(BaseDelay > TimeSpan.Zero && BaseDelay <= Longest, $"BaseDelay is {BaseDelay}: over 0, up to a day.");
        Require(MaxDelay >= BaseDelay && MaxDelay <= Longest, $"MaxDelay is {MaxDelay}: at least BaseDelay ({BaseDelay}), up to a day.");
        Require(
            OutagePatience == Timeout.InfiniteTimeSpan || OutagePatience >= TimeSpan.Zero,
            $"OutagePatience is {OutagePatience}: 0 or more, or -00:00:00.001 for no end."
        );

        Require(
            Breaker.FailureRatio is > 0 and <= 1,
            $"Breaker:FailureRatio is {FormattableString.Invariant($"{Breaker.FailureRatio}")}: over 0, up to 1."
        );
        Require(
            Breaker.MinimumThroughput is >= 2 and <= 100_000,
            $"Breaker:MinimumThroughput is {Breaker.MinimumThroughput}: from 2 to 100000."
        );
        Require(
            Breaker.Window >= ShortestBreak && Breaker.Window <= Longest,
            $"Breaker:Window is {Breaker.Window}: from half a second to a day."
        );
        Require(
            Breaker.BreakDuration >= ShortestBreak && Breaker.BreakDuration <= Longest,
            $"Breaker:BreakDuration is {Breaker.BreakDuration}: from half a second to a day."
        );

        Require(
            Chaos.FaultRate is >= 0 and <= 1 && Chaos.StallRate is >= 0 and <= 1,
            FormattableString.Invariant($"Chaos:FaultRate is {Chaos.FaultRate} and Chaos:StallRate {Chaos.StallRate}: from 0 to 1.")
        );
        Require(Chaos.Stall >= TimeSpan.Zero && Chaos.Stall <= Longest, $"Chaos:Stall is {Chaos.Stall}: from 0 to a day.");
        return faults;
    }
}

using Microsoft.Extensions.Options;

namespace Pipeline.Resilience;

/// <summary>Lists every fault at once, so that a configuration is mended in one go.</summary>
public sealed class ResilienceOptionsValidator : IValidateOptions<ResilienceOptions>
{
    // The range that Polly takes for time limits, windows and breaks.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMilliseconds(500);

    public ValidateOptionsResult Validate(string? name, ResilienceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add($"Resilience:{name}:{fault}");
            }
        }

        Require(
            options.AttemptTimeout >= TimeSpan.FromMilliseconds(10) && options.AttemptTimeout <= Longest,
            $"AttemptTimeout is {options.AttemptTimeout}: from 10 ms to a day."
        );
        Require(options.MaxRetries is >= 0 and <= 100, $"MaxRetries is {options.MaxRetries}: from 0 to 100.");
        Require(
            options.BaseDelay > TimeSpan.Zero && options.BaseDelay <= Longest,
            $"BaseDelay is {options.BaseDelay}: over 0, up to a day."
        );
        Require(
            options.MaxDelay >= options.BaseDelay && options.MaxDelay <= Longest,
            $"MaxDelay is {options.MaxDelay}: at least BaseDelay ({options.BaseDelay}), up to a day."
        );
        Require(
            options.OutagePatience == Timeout.InfiniteTimeSpan || options.OutagePatience >= TimeSpan.Zero,
            $"OutagePatience is {options.OutagePatience}: 0 or more, or -00:00:00.001 for no end."
        );
        var breaker = options.Breaker;
        Require(
            breaker.FailureRatio is > 0 and <= 1,
            $"Breaker:FailureRatio is {FormattableString.Invariant($"{breaker.FailureRatio}")}: over 0, up to 1."
        );
        Require(
            breaker.MinimumThroughput is >= 2 and <= 100_000,
            $"Breaker:MinimumThroughput is {breaker.MinimumThroughput}: from 2 to 100000."
        );
        Require(
            breaker.Window >= ShortestBreak && breaker.Window <= Longest,
            $"Breaker:Window is {breaker.Window}: from half a second to a day."
        );
        Require(
            breaker.BreakDuration >= ShortestBreak && breaker.BreakDuration <= Longest,
            $"Breaker:BreakDuration is {breaker.BreakDuration}: from half a second to a day."
        );
        var chaos = options.Chaos;
        Require(
            chaos.FaultRate is >= 0 and <= 1 && chaos.StallRate is >= 0 and <= 1,
            FormattableString.Invariant($"Chaos:FaultRate is {chaos.FaultRate} and Chaos:StallRate {chaos.StallRate}: from 0 to 1.")
        );
        Require(chaos.Stall >= TimeSpan.Zero && chaos.Stall <= Longest, $"Chaos:Stall is {chaos.Stall}: from 0 to a day.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

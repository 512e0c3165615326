namespace Pipeline.Resilience;

/// <summary>When a failure domain's circuit opens: calls then wait instead of hammering what is down.</summary>
public sealed class BreakerOptions
{
    /// <summary>Share of failing calls within the window that opens the circuit, over 0 and up to 1.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewer calls within the window than this never open it; at least 2.</summary>
    public int MinimumThroughput { get; set; } = 4;

    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the circuit stays open before one call may try.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(2);
}

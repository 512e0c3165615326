namespace Pipeline.Resilience;

/// <summary>
/// Faults that are not there, to prove that real ones are dealt with. Off by default; on, a Warning at start says so. Section
/// <c>Resilience:Store:Chaos</c>, <c>Resilience:Broker:Chaos</c>.
/// </summary>
public sealed class ChaosOptions
{
    /// <summary>Share of calls that fail before they are made, 0 to 1.</summary>
    public double FaultRate { get; set; }

    /// <summary>Share of calls that first stall, 0 to 1.</summary>
    public double StallRate { get; set; }

    /// <summary>How long; past the attempt's time limit it is cut off there.</summary>
    public TimeSpan Stall { get; set; } = TimeSpan.FromSeconds(5);

    public bool IsOn => FaultRate > 0 || StallRate > 0;
}

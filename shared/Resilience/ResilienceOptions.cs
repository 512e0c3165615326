namespace Pipeline.Resilience;

/// <summary>How one failure domain is retried, waited for and spared. Section <c>Resilience:Store</c>, <c>Resilience:Broker</c>.</summary>
public sealed class ResilienceOptions
{
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
}

namespace Pipeline.Resilience;

/// <summary>What an exception says about the part that threw it, and so what is worth doing.</summary>
public enum FaultKind
{
    /// <summary>Trying again brings the same: thrown at once.</summary>
    Permanent,

    /// <summary>A single hiccup (a conflict, a busy file, a time limit): tried again a few times.</summary>
    Transient,

    /// <summary>The part is away (connection refused, no primary): waited out.</summary>
    Outage,
}

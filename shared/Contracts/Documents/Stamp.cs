namespace Pipeline.Contracts;

/// <summary>When, how long, by whom and by which version a stage made a document.</summary>
public sealed record Stamp
{
    /// <summary>When the stage finished, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long the stage's function ran, without loading and saving.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The worker, as <c>normalise@host</c>.</summary>
    public required string Worker { get; init; }

    /// <summary>The stage's version: a new one means that older documents are outdated.</summary>
    public required string Version { get; init; }

    /// <summary>The <see cref="Key"/> of the document this one was made from; null for the first stage.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>The trace in which it was made, 32 hex digits; null where traces were off.</summary>
    public string? Trace { get; init; }

    /// <summary>Tells one making of a document from another: version and instant.</summary>
    public string Key() => $"{Version}@{At.UtcTicks}";
}

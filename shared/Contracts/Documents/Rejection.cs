namespace Pipeline.Contracts;

/// <summary>An answer about an article that cannot be processed: not a fault of the system, and not retried.</summary>
public sealed record Rejection
{
    /// <summary>
    /// The reason of a tombstone, which stands for an article that an operator deleted, and by which Ingest refuses its bytes.
    /// </summary>
    public const string Deleted = "deleted";

    /// <summary>Article id (of the file's bytes where no article could be told apart).</summary>
    public required string ArticleId { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>From the stage's closed list, for example <c>empty</c>, <c>binary</c>, <c>too-large</c>, <c>no-text</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>What was found and what to do, for a person.</summary>
    public required string Detail { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The dropped file, as far as known.</summary>
    public string? File { get; init; }

    /// <summary>Path inside the container, if any.</summary>
    public string? Member { get; init; }

    /// <summary>What a person did about it last; null where nobody did anything.</summary>
    public HandlingNote? Handled { get; init; }
}

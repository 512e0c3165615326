using Pipeline.Contracts;

namespace Pipeline.Hosting;

/// <summary>A stage's answer: its document, or why there is none.</summary>
public sealed record StageOutcome<T>
    where T : StageDocument
{
    private StageOutcome() { }

    /// <summary>Null when rejected.</summary>
    public T? Document { get; private init; }

    /// <summary>From the stage's closed list; null when accepted.</summary>
    public string? Reason { get; private init; }

    /// <summary>What was found and what to do, for a person.</summary>
    public string? Detail { get; private init; }

    public static StageOutcome<T> Accepted(T document) => new() { Document = document };

    public static StageOutcome<T> Rejected(string reason, string detail) => new() { Reason = reason, Detail = detail };
}

namespace Pipeline.Inbox;

/// <summary>What stands in the <c>.reason.json</c> beside a file in <c>failed/</c>.</summary>
public sealed record FailureReason
{
    public required string File { get; init; }

    public string Collection { get; init; } = "";

    /// <summary>The article's id, where a later stage refused it.</summary>
    public string? ArticleId { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Reason { get; init; }

    /// <summary>What was found and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>For a container: each article in it that was refused.</summary>
    public IReadOnlyList<MemberFailure>? Members { get; init; }

    /// <summary>For a container: how many articles in it were taken nevertheless.</summary>
    public int Accepted { get; init; }
}

public sealed record MemberFailure(string Member, string Reason, string Detail);

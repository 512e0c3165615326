namespace Pipeline.Contracts;

/// <summary>A second drop of bytes that are already an article.</summary>
public sealed record DuplicateDrop
{
    public required string ArticleId { get; init; }

    /// <summary>The claim under which the second drop was taken; with the article id it names the drop.</summary>
    public required string Claim { get; init; }

    public required string File { get; init; }
    public string Collection { get; init; } = "";
    public string? Member { get; init; }
    public required DateTimeOffset At { get; init; }
}

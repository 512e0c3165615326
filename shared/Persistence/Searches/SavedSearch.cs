namespace Pipeline.Persistence.Searches;

/// <summary>A query that somebody wants to be told of.</summary>
public sealed record SavedSearch
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Query { get; init; }

    /// <summary>Where new matches are sent; null where a feed is all.</summary>
    public string? Webhook { get; init; }

    /// <summary>What is sent is signed with this.</summary>
    public string? Secret { get; init; }

    /// <summary>What was taken in before is not new.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

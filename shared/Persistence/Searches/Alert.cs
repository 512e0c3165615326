namespace Pipeline.Persistence.Searches;

/// <summary>A new match of a saved search: found once, sent until it arrives or is given up.</summary>
public sealed record Alert
{
    /// <summary>Search and article: whoever finds the match a second time finds it known.</summary>
    public required string Id { get; init; }

    public required string SearchId { get; init; }

    public required string ArticleId { get; init; }

    /// <summary>When the match was found.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When to send it; null where there is nothing to send any more, or nowhere.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often it was sent in vain.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it did not arrive.</summary>
    public string? Fault { get; init; }

    /// <summary>Who sends it now, and until when nobody else does.</summary>
    public string? Lease { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    public static Alert Of(SavedSearch search, string articleId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(search);
        return new Alert
        {
            Id = $"{search.Id}:{articleId}",
            SearchId = search.Id,
            ArticleId = articleId,
            At = now,
            DueAt = search.Webhook is null ? null : now,
        };
    }
}

namespace Pipeline.Persistence.Searches;

/// <summary>Saved searches and their new matches, shared by all instances: what one has found or sends, no other does.</summary>
public interface ISavedSearches
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<SavedSearch>> ListAsync(CancellationToken cancellationToken);

    Task<SavedSearch?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Upserts on the id.</summary>
    Task SaveAsync(SavedSearch search, CancellationToken cancellationToken);

    /// <summary>With its alerts.</summary>
    /// <returns>False where it was not there.</returns>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>Keeps those alerts that are not there yet.</summary>
    Task AddAlertsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken);

    /// <summary>Alerts of one search that are due and that nobody sends, oldest first: the caller's alone until the lease ends.</summary>
    /// <param name="now">Due by then.</param>
    /// <param name="lease">How long the caller may take.</param>
    /// <param name="limit">Most alerts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<Alert>> LeaseAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>What came of leased alerts, and the end of the lease. One whose lease somebody else has meanwhile is left alone.</summary>
    /// <param name="alerts">As they were leased, with what is new.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ReleaseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Alert>> AlertsAsync(string searchId, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets alerts that were found before, and are no longer to be sent.</summary>
    Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

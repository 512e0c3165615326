namespace Pipeline.Persistence;

/// <summary>Whose turn it is, among processes that share a store: for work that one at a time should do.</summary>
public interface IStoreLeases
{
    /// <summary>
    /// Takes a lease that is free, has run out, or is the holder's own already. Times are the callers' clocks: a lease is to be long
    /// against what they differ by.
    /// </summary>
    /// <param name="name">What the lease is for.</param>
    /// <param name="holder">Names the process, and no other.</param>
    /// <param name="now">The caller's time.</param>
    /// <param name="lasts">How long it is the holder's, unless taken again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it is the holder's now.</returns>
    Task<bool> TryLeaseAsync(string name, string holder, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken);
}

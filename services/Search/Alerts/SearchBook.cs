using System.Security.Cryptography;
using Pipeline.Persistence;
using Pipeline.Persistence.Searches;

namespace Pipeline.Search.Alerts;

/// <summary>Saves searches, if they can be understood and their alerts may go where they are to go.</summary>
public sealed class SearchBook(IArticleStore store, AllowedAddresses allowed, TimeProvider time, ILogger<SearchBook> logger)
{
    private const int MostSearches = 500;
    private const int LongestName = 200;
    private const int LongestQuery = 2_000;

    /// <summary>Whether alerts may be sent anywhere at all.</summary>
    public bool HasWebhooks => allowed.IsAny;

    public Task<IReadOnlyList<SavedSearch>> ListAsync(CancellationToken cancellationToken) => store.Searches.ListAsync(cancellationToken);

    public Task<SavedSearch?> FindAsync(string id, CancellationToken cancellationToken) => store.Searches.FindAsync(id, cancellationToken);

    /// <param name="request">What is to be saved.</param>
    /// <param name="by">Who asks, for the log.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="QueryException">The query was not understood.</exception>
    /// <exception cref="SearchRefusedException">Something else is wrong with it.</exception>
    public async Task<SavedSearch> SaveAsync(SearchToSave request, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Name?.Trim() is { Length: > 0 } given ? given : request.Query.Trim();
        var webhook = string.IsNullOrWhiteSpace(request.Webhook) ? null : request.Webhook.Trim();
        if (request.Query.Length > LongestQuery)
        {
            throw new SearchRefusedException($"The query is longer than {LongestQuery} characters.");
        }

        ArticleFinder.Understand(request.Query);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            throw new SearchRefusedException($"A saved search has a name of 1 to {LongestName} characters.");
        }

        if (webhook is not null && !allowed.Allows(webhook))
        {
            throw new SearchRefusedException(
                allowed.IsAny
                    ? $"Alerts may not be sent to {webhook}. An operator of this service allows addresses in Search:Alerts:Addresses."
                    : "Alerts may be sent nowhere as yet. An operator of this service allows addresses in Search:Alerts:Addresses."
            );
        }

        if ((await store.Searches.ListAsync(cancellationToken)).Count >= MostSearches)
        {
            throw new SearchRefusedException($"There are {MostSearches} saved searches already. Delete one first.");
        }

        var search = new SavedSearch
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Name = name,
            Query = request.Query.Trim(),
            Webhook = webhook,
            Secret = webhook is null ? null : Webhook.NewSecret(),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
        };
        await store.Searches.SaveAsync(search, cancellationToken);
        Log.SearchSaved(logger, search.Id, by);
        return search;
    }

    /// <returns>False where it was not there.</returns>
    public async Task<bool> DeleteAsync(string id, string by, CancellationToken cancellationToken)
    {
        var deleted = await store.Searches.DeleteAsync(id, cancellationToken);
        if (deleted)
        {
            Log.SearchDeleted(logger, id, by);
        }

        return deleted;
    }
}

/// <param name="Query">As it is typed into the search box.</param>
/// <param name="Name">The query where there is none.</param>
/// <param name="Webhook">Where new matches are sent; none where a feed is enough.</param>
public sealed record SearchToSave(string Query, string? Name = null, string? Webhook = null);

/// <summary>A search that cannot be saved as it is, and why.</summary>
public sealed class SearchRefusedException(string message) : Exception(message);

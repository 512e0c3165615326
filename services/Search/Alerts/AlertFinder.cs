using Pipeline.Persistence;
using Pipeline.Persistence.Searches;
using Pipeline.Search.Following;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Alerts;

/// <summary>
/// Finds new matches of saved searches: at once among what has just come, and after every comparison with the store among all that was
/// indexed since the comparison before, so that neither a lost message nor a crash loses an alert. The store keeps each match once.
/// </summary>
internal sealed class AlertFinder(
    IArticleStore store,
    ReadModel model,
    Arrivals arrivals,
    AlertSender sender,
    TimeProvider time,
    ILogger<AlertFinder> logger
) : BackgroundService
{
    // What was under way when a search was saved was not seen by who saved it.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(10);

    // After a longer pause than this, what came meanwhile is old news.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(7);

    // Documents may have been made a while before this instance's index had them, and by another machine's clock.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private const int MostAtOnce = 500;

    private readonly Dictionary<string, DateTimeOffset> _lookedUntil = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var ids in arrivals.ReadAsync(stoppingToken))
        {
            try
            {
                await FindAsync(ids, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next comparison looks again from where the last one that was finished ended.
                Log.AlertsNotFound(logger, exception.Message);
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }

    private async Task FindAsync(IReadOnlyCollection<string>? ids, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var searches = await store.Searches.ListAsync(cancellationToken);
        if (searches.Count == 0 || model.Index is not { } index)
        {
            return;
        }

        foreach (var search in searches)
        {
            var matches = Matches(index, search, ids, now);
            foreach (var chunk in matches.Chunk(MostAtOnce))
            {
                await store.Searches.AddAlertsAsync([.. chunk.Select(id => Alert.Of(search, id, now))], cancellationToken);
            }

            if (ids is null)
            {
                _lookedUntil[search.Id] = now;
            }

            if (matches.Count > 0 && search.Webhook is not null)
            {
                sender.Wake();
            }
        }
    }

    private IReadOnlyList<string> Matches(SearchIndex index, SavedSearch search, IReadOnlyCollection<string>? ids, DateTimeOffset now)
    {
        ArticleQuery query;
        try
        {
            query = ArticleFinder.Understand(search.Query);
        }
        catch (QueryException exception)
        {
            Log.SearchUnreadable(logger, search.Id, exception.Message); // saved by a version that read it otherwise
            return [];
        }

        var made = ids is null ? _lookedUntil.GetValueOrDefault(search.Id, now - LongestPause) - Overlap : DateTimeOffset.MinValue;
        return index.Arrived(query, search.CreatedAt - UnderWay, made > search.CreatedAt ? made : search.CreatedAt, ids);
    }
}

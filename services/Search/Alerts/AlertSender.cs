using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Persistence.Searches;
using Pipeline.Search.Following;

namespace Pipeline.Search.Alerts;

/// <summary>Sends what is due to its webhook: leased, so that one instance sends it, and again later where it did not arrive.</summary>
internal sealed class AlertSender(IArticleStore store, ReadModel model, Webhook webhook, TimeProvider time, ILogger<AlertSender> logger)
    : BackgroundService
{
    private const int MostInOne = 50;
    private const int MostAttempts = 30; // the last one about a day after the first

    // Longer than all that sending tries at once: two instances never send the same.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Another instance's index had it first; this one's has it soon.
    private static readonly TimeSpan NotHereYet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Missing = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(60);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(6);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly SemaphoreSlim _wake = new(0, 1);
    private DateTimeOffset _pruned = DateTimeOffset.MinValue;

    /// <summary>There is something to send.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendAllDueAsync(stoppingToken);
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.AlertsNotSent(logger, exception.Message);
            }

            await Task.WhenAny(_wake.WaitAsync(LookEvery, stoppingToken));
        }
    }

    private async Task SendAllDueAsync(CancellationToken cancellationToken)
    {
        while (await store.Searches.LeaseAsync(time.GetUtcNow(), Lease, MostInOne, cancellationToken) is { Count: > 0 } alerts)
        {
            await SendAsync(alerts, cancellationToken);
        }
    }

    private async Task SendAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        var search = await store.Searches.FindAsync(alerts[0].SearchId, cancellationToken);
        if (search?.Webhook is not { } address || model.Index is not { } index)
        {
            await store.Searches.ReleaseAsync([.. alerts.Select(alert => alert with { DueAt = Later(alert, search) })], cancellationToken);
            return;
        }

        var articles = index.Show(alerts.Select(alert => alert.ArticleId)).ToDictionary(article => article.Id, StringComparer.Ordinal);
        Alert[] here = [.. alerts.Where(alert => articles.ContainsKey(alert.ArticleId))];
        await store.Searches.ReleaseAsync(
            [.. alerts.Except(here).Select(alert => alert with { DueAt = IsYoung(alert) ? time.GetUtcNow() + NotHereYet : null })],
            cancellationToken
        );
        if (here.Length == 0)
        {
            return;
        }

        var message = new AlertMessage(
            "articles.found",
            time.GetUtcNow(),
            new AlertSearch(search.Id, search.Name, search.Query),
            [.. here.Select(alert => AlertArticle.Of(articles[alert.ArticleId]))]
        );
        var answer = await webhook.SendAsync(
            address,
            search.Secret,
            MessageId(here),
            JsonSerializer.SerializeToUtf8Bytes(message, Format),
            cancellationToken
        );
        await store.Searches.ReleaseAsync([.. here.Select(alert => After(alert, answer, search))], cancellationToken);
    }

    private Alert After(Alert alert, WebhookAnswer answer, SavedSearch search)
    {
        var now = time.GetUtcNow();
        if (answer.Fault is not { } fault)
        {
            return alert with { DueAt = null, SentAt = now, Fault = null };
        }

        var attempts = alert.Attempts + 1;
        var given = answer.IsGone || attempts >= MostAttempts;
        if (given || attempts == 1)
        {
            Log.AlertLost(logger, search.Name, given ? fault + " It is given up." : fault);
        }

        var pause = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(attempts - 1, 10)));
        return alert with
        {
            Attempts = attempts,
            Fault = fault,
            DueAt = given ? null : now + (pause < LongestPause ? pause : LongestPause),
        };
    }

    // No search any more, or none that sends; else the index is being made.
    private DateTimeOffset? Later(Alert alert, SavedSearch? search) =>
        search?.Webhook is null ? null : (alert.DueAt ?? time.GetUtcNow()) + LookEvery;

    private bool IsYoung(Alert alert) => time.GetUtcNow() - alert.At < Missing;

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _pruned > PruneEvery)
        {
            await store.Searches.PruneAsync(now - Remembered, cancellationToken);
            _pruned = now;
        }
    }

    // The same articles, the same id: a receiver tells what it has already.
    private static string MessageId(IEnumerable<Alert> alerts) =>
        "msg_"
        + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', alerts.Select(alert => alert.Id).Order(StringComparer.Ordinal))))
        )[..32];
}

/// <summary>What a webhook gets.</summary>
internal sealed record AlertMessage(string Type, DateTimeOffset Timestamp, AlertSearch Search, IReadOnlyList<AlertArticle> Articles);

internal sealed record AlertSearch(string Id, string Name, string Query);

/// <param name="Path">Below this service's address.</param>
internal sealed record AlertArticle(
    string Id,
    string Path,
    string? Title,
    string Summary,
    DateTimeOffset? Published,
    string? Site,
    string? Url,
    string? Language,
    IReadOnlyList<Topic> Topics
)
{
    public static AlertArticle Of(FoundArticle article) =>
        new(
            article.Id,
            $"/articles/{article.Id}",
            article.Title,
            string.Concat(article.Snippet.Select(part => part.Text)),
            article.Published,
            article.Site,
            article.Url,
            article.Language,
            article.Topics
        );
}

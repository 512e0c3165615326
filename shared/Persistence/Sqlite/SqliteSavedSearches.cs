using Pipeline.Persistence.Searches;

namespace Pipeline.Persistence.Sqlite;

/// <summary>Saved searches in SQLite, whose one writer leases in a transaction.</summary>
internal sealed class SqliteSavedSearches(SqliteDatabase database) : ISavedSearches
{
    // Columns are what is asked for; the rest stands in the document.
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS searches (id TEXT PRIMARY KEY NOT NULL, createdAt INTEGER NOT NULL, document TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS alerts (id TEXT PRIMARY KEY NOT NULL, searchId TEXT NOT NULL, at INTEGER NOT NULL, dueAt INTEGER,
            lease TEXT, leasedUntil INTEGER, document TEXT NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS alerts_due ON alerts (dueAt) WHERE dueAt IS NOT NULL;
        CREATE INDEX IF NOT EXISTS alerts_search ON alerts (searchId, at DESC);
        """;

    private const string Due = "dueAt <= $1 AND (leasedUntil IS NULL OR leasedUntil <= $1)";

    public async Task<IReadOnlyList<SavedSearch>> ListAsync(CancellationToken cancellationToken) =>
        await database
            .ReadAsync(
                session =>
                    session.Query(
                        "SELECT document FROM searches ORDER BY createdAt, id",
                        row => StoredDocument.Read<SavedSearch>(row.GetString(0))
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);

    public Task<SavedSearch?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
                session.First("SELECT document FROM searches WHERE id = $1", row => StoredDocument.Read<SavedSearch>(row.GetString(0)), id),
            cancellationToken
        );

    public Task SaveAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        var json = StoredDocument.Write(search);
        return database.WriteAsync(
            json.Length,
            session =>
                session.Run(
                    "INSERT INTO searches (id, createdAt, document) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET document = $3",
                    search.Id,
                    search.CreatedAt.ToUnixTimeMilliseconds(),
                    json
                ),
            cancellationToken
        );
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await database
            .WriteAsync(
                id.Length,
                session =>
                {
                    deleted = session.Run("DELETE FROM searches WHERE id = $1", id);
                    session.Run("DELETE FROM alerts WHERE searchId = $1", id);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return deleted > 0;
    }

    public Task AddAlertsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) =>
        database.WriteAsync(
            alerts.Count,
            session =>
            {
                foreach (var alert in alerts)
                {
                    session.Run(
                        "INSERT OR IGNORE INTO alerts (id, searchId, at, dueAt, document) VALUES ($1, $2, $3, $4, $5)",
                        alert.Id,
                        alert.SearchId,
                        alert.At.ToUnixTimeMilliseconds(),
                        alert.DueAt?.ToUnixTimeMilliseconds(),
                        StoredDocument.Write(alert)
                    );
                }
            },
            cancellationToken
        );

    public async Task<IReadOnlyList<Alert>> LeaseAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var instant = now.ToUnixTimeMilliseconds();

        // Looked for before it is written to: most looks find nothing.
        var search = await database
            .ReadAsync(
                session =>
                    session.First($"SELECT searchId FROM alerts WHERE {Due} ORDER BY dueAt LIMIT 1", row => row.GetString(0), instant),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (search is null)
        {
            return [];
        }

        var (name, until) = (Guid.NewGuid().ToString("N"), now + lease);
        List<Alert> leased = [];
        await database
            .WriteAsync(
                search.Length,
                session =>
                {
                    session.Run(
                        $"""
                        UPDATE alerts SET lease = $2, leasedUntil = $3
                        WHERE id IN (SELECT id FROM alerts WHERE searchId = $4 AND {Due} ORDER BY at, id LIMIT $5)
                        """,
                        instant,
                        name,
                        until.ToUnixTimeMilliseconds(),
                        search,
                        limit
                    );
                    leased = session.Query(
                        "SELECT document FROM alerts WHERE searchId = $1 AND lease = $2 ORDER BY at, id",
                        row => StoredDocument.Read<Alert>(row.GetString(0)) with { Lease = name, LeasedUntil = until },
                        search,
                        name
                    );
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return leased;
    }

    public Task ReleaseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) =>
        database.WriteAsync(
            alerts.Count,
            session =>
            {
                foreach (var alert in alerts)
                {
                    session.Run(
                        "UPDATE alerts SET dueAt = $3, lease = NULL, leasedUntil = NULL, document = $4 WHERE id = $1 AND lease = $2",
                        alert.Id,
                        alert.Lease,
                        alert.DueAt?.ToUnixTimeMilliseconds(),
                        StoredDocument.Write(alert with { Lease = null, LeasedUntil = null })
                    );
                }
            },
            cancellationToken
        );

    public async Task<IReadOnlyList<Alert>> AlertsAsync(string searchId, int limit, CancellationToken cancellationToken) =>
        await database
            .ReadAsync(
                session =>
                    session.Query(
                        "SELECT document FROM alerts WHERE searchId = $1 ORDER BY at DESC, id LIMIT $2",
                        row => StoredDocument.Read<Alert>(row.GetString(0)),
                        searchId,
                        limit
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            0,
            session => session.Run("DELETE FROM alerts WHERE at < $1 AND dueAt IS NULL", before.ToUnixTimeMilliseconds()),
            cancellationToken
        );
}

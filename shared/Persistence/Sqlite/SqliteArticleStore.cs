using System.Runtime.CompilerServices;
using Pipeline.Contracts;
using Pipeline.Persistence.Searches;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Sqlite;

/// <summary>
/// The embedded store: one file with a write-ahead log. A write is on the disk when its task completes, and what a stage made of an
/// article is the operating system's by then: the process's death takes nothing, and what a power cut took is pending at the next start.
/// Instants are kept to the millisecond (<see cref="StoredInstant"/>).
/// </summary>
public sealed class SqliteArticleStore : IArticleStore, IStoreLeases, IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly StageTable _table;
    private readonly Dictionary<Stage, SqliteStageTable> _stages;

    public SqliteArticleStore(StoreOptions options, FailureDomain resilience, StageTable stages)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(resilience);
        ArgumentNullException.ThrowIfNull(stages);
        _table = stages;
        _stages = stages.ToDictionary(row => row.Stage, row => SqliteStageTable.Of(row, options.CompressRaw));
        _database = new SqliteDatabase(options, resilience);
        Searches = new SqliteSavedSearches(_database);
    }

    public ISavedSearches Searches { get; }

    public Task InitialiseAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session =>
            {
                SqliteSchema.Create(session, _stages.Values);
                return true;
            },
            cancellationToken
        );

    public Task PingAsync(CancellationToken cancellationToken) =>
        _database.ReadOnceAsync(session => session.Number("SELECT count(*) FROM sqlite_schema"), cancellationToken).AsTask();

    public async Task<bool> TryLeaseAsync(
        string name,
        string holder,
        DateTimeOffset now,
        TimeSpan lasts,
        CancellationToken cancellationToken
    )
    {
        var taken = 0;
        await _database
            .WriteAsync(
                name.Length + holder.Length,
                session =>
                    taken = session.Run(
                        """
                        INSERT INTO leases (name, holder, until) VALUES ($1, $2, $3)
                        ON CONFLICT (name) DO UPDATE SET holder = $2, until = $3 WHERE holder = $2 OR until < $4
                        """,
                        name,
                        holder,
                        (now + lasts).ToUnixTimeMilliseconds(),
                        now.ToUnixTimeMilliseconds()
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return taken > 0;
    }

    public Task SaveAsync<T>(T document, CancellationToken cancellationToken)
        where T : StageDocument
    {
        ArgumentNullException.ThrowIfNull(document);
        var row = _table.Of<T>();
        var stage = row.Stage.Name;
        var (bytes, write) = TableOf<T>().Upsert(document);
        void Write(SqliteSession session)
        {
            write(session);
            session.Run("DELETE FROM rejected WHERE stage = $1 AND articleId = $2", stage, document.Id);
        }

        // An article's file leaves the inbox once it is kept. What a stage makes of it is pending again where a power cut took it.
        return row.Input is null
            ? _database.WriteAsync(bytes, Write, cancellationToken)
            : _database.WriteRepeatableAsync(bytes, Write, cancellationToken);
    }

    public async Task<IReadOnlyList<Exception?>> SaveManyAsync<T>(IReadOnlyList<T> documents, CancellationToken cancellationToken)
        where T : StageDocument
    {
        // Each a request of its own, which the writer commits together.
        async Task<Exception?> SaveOneAsync(T document)
        {
            try
            {
                await SaveAsync(document, cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                return exception;
            }
        }

        return await Task.WhenAll(documents.Select(SaveOneAsync)).ConfigureAwait(false);
    }

    public Task<StageDocument?> FindAsync(Stage stage, string id, CancellationToken cancellationToken)
    {
        var table = _stages[stage];
        return _database.ReadAsync(session => session.First(table.Select, table.ReadDocument, id), cancellationToken);
    }

    public Task<RawArticle?> FindRawFactsAsync(string id, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => session.First(Raw.SelectFacts, SqliteRawTable.ReadFacts, id), cancellationToken);

    public Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : StageDocument
    {
        var table = TableOf<T>();
        return _database.ReadAsync(session => session.First(table.Select, table.Read, id), cancellationToken);
    }

    public Task<IReadOnlyList<T>> FindManyAsync<T>(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
        where T : StageDocument
    {
        var table = TableOf<T>();
        return _database.ReadAsync<IReadOnlyList<T>>(
            session => [.. ids.Distinct(StringComparer.Ordinal).Select(id => session.First(table.Select, table.Read, id)).OfType<T>()],
            cancellationToken
        );
    }

    public Task<Stamp?> FindStampAsync(Stage stage, string id, CancellationToken cancellationToken)
    {
        var sql = StampOf(stage);
        return _database.ReadAsync(session => session.First(sql, ReadStamp, id), cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, Stamp>> FindStampsAsync(
        Stage stage,
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    )
    {
        var sql = StampOf(stage);
        return _database.ReadAsync<IReadOnlyDictionary<string, Stamp>>(
            session =>
                ids.Distinct(StringComparer.Ordinal)
                    .Select(id => (Id: id, Stamp: session.First(sql, ReadStamp, id)))
                    .Where(found => found.Stamp is not null)
                    .ToDictionary(found => found.Id, found => found.Stamp!, StringComparer.Ordinal),
            cancellationToken
        );
    }

    public async Task<string?> ResolveIdAsync(string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (IdPrefix.Range(prefix) is not { } range)
        {
            return null;
        }

        var ids = await _database
            .ReadAsync(
                session =>
                    session.Query(
                        $"""
                        SELECT id FROM {Raw.Table} WHERE id >= $1 AND id < $2
                        UNION SELECT articleId FROM rejected WHERE articleId >= $1 AND articleId < $2
                        LIMIT 2
                        """,
                        row => row.GetString(0),
                        range.From,
                        range.Below
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return ids is [var only] ? only : null;
    }

    public Task<long> CountAsync(Stage stage, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => session.Number($"SELECT count(*) FROM {_table[stage].Collection}"), cancellationToken);

    public IAsyncEnumerable<string> IdsAsync(Stage stage, CancellationToken cancellationToken) =>
        _database.KeysAsync($"SELECT id FROM {_table[stage].Collection} WHERE id > $1 ORDER BY id LIMIT $2", cancellationToken);

    public async IAsyncEnumerable<(string Id, Stamp? Stamp)> StampsAsync(
        Stage stage,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int PageSize = 5_000;
        var sql = $"SELECT id, stamp FROM {_table[stage].Collection} WHERE id > $1 ORDER BY id LIMIT $2";
        var last = "";
        List<(string Id, string? Stamp)> page;
        do
        {
            page = await _database
                .ReadAsync(
                    session => session.Query(sql, row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), last, PageSize),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var (id, stamp) in page)
            {
                last = id;
                yield return (id, stamp is null ? null : StoredDocument.Read<Stamp>(stamp));
            }
        } while (page.Count == PageSize);
    }

    public IAsyncEnumerable<string> OutdatedIdsAsync(Stage stage, string version, CancellationToken cancellationToken) =>
        _database.KeysAsync(
            $"SELECT id FROM {_table[stage].Collection} WHERE id > $1 AND version IS NOT $3 ORDER BY id LIMIT $2",
            cancellationToken,
            version
        );

    public Task RejectAsync(Rejection rejection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        var json = StoredDocument.Write(rejection);
        var outdated = _table[rejection.Stage].Input is null
            ? []
            : _table.FromOn(rejection.Stage).Select(row => _stages[row.Stage]).ToArray();
        return _database.WriteAsync(
            json.Length,
            session =>
            {
                foreach (var table in outdated)
                {
                    table.Remove(session, rejection.ArticleId);
                }

                session.Run(
                    """
                    INSERT INTO rejected (key, articleId, stage, at, document) VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (key) DO UPDATE SET at = $4, document = $5
                    """,
                    RejectionKey.Of(rejection),
                    rejection.ArticleId,
                    rejection.Stage.Name,
                    rejection.At.ToUnixTimeMilliseconds(),
                    json
                );
            },
            cancellationToken
        );
    }

    public async Task<bool> NoteAsync(Rejection rejection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        var json = StoredDocument.Write(rejection);
        var there = false;
        await _database
            .WriteAsync(
                json.Length,
                session =>
                {
                    session.Run(
                        "UPDATE rejected SET document = $3 WHERE key = $1 AND at = $2",
                        RejectionKey.Of(rejection),
                        rejection.At.ToUnixTimeMilliseconds(),
                        json
                    );
                    there = session.Number("SELECT changes()") > 0;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return there;
    }

    public Task DeleteAsync(Rejection tombstone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tombstone);
        var json = StoredDocument.Write(tombstone);
        var tables = _table.Select(row => _stages[row.Stage]).ToArray();
        return _database.WriteAsync(
            json.Length,
            session =>
            {
                foreach (var table in tables)
                {
                    table.Remove(session, tombstone.ArticleId);
                }

                session.Run("DELETE FROM rejected WHERE articleId = $1", tombstone.ArticleId);
                session.Run(
                    "INSERT INTO rejected (key, articleId, stage, at, document) VALUES ($1, $2, $3, $4, $5)",
                    RejectionKey.Of(tombstone),
                    tombstone.ArticleId,
                    tombstone.Stage.Name,
                    tombstone.At.ToUnixTimeMilliseconds(),
                    json
                );
            },
            cancellationToken
        );
    }

    public Task<Rejection?> FindTombstoneAsync(string id, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session =>
                session.First(
                    "SELECT document FROM rejected WHERE key = $1",
                    row => StoredDocument.Read<Rejection>(row.GetString(0)),
                    RejectionKey.OfTombstone(id)
                ),
            cancellationToken
        );

    public async IAsyncEnumerable<Rejection> RejectionsAsync(int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (limit <= 0)
        {
            yield break;
        }

        foreach (
            var json in await _database
                .ReadAsync(
                    session =>
                        session.Query("SELECT document FROM rejected ORDER BY at DESC, key LIMIT $1", row => row.GetString(0), limit),
                    cancellationToken
                )
                .ConfigureAwait(false)
        )
        {
            yield return StoredDocument.Read<Rejection>(json);
        }
    }

    public Task<long> CountRejectionsAsync(Stage stage, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => session.Number("SELECT count(*) FROM rejected WHERE stage = $1", stage.Name), cancellationToken);

    public IAsyncEnumerable<string> RejectedIdsAsync(Stage stage, CancellationToken cancellationToken) =>
        _database.KeysAsync(
            "SELECT DISTINCT articleId FROM rejected WHERE stage = $3 AND articleId > $1 ORDER BY articleId LIMIT $2",
            cancellationToken,
            stage.Name
        );

    public Task<IReadOnlyList<Rejection>> FindRejectionsAsync(string articleId, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<Rejection>>(
            session =>
                session.Query(
                    "SELECT document FROM rejected WHERE articleId = $1 ORDER BY at DESC, key",
                    row => StoredDocument.Read<Rejection>(row.GetString(0)),
                    articleId
                ),
            cancellationToken
        );

    public Task RecordDuplicateAsync(DuplicateDrop duplicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(duplicate);
        var json = StoredDocument.Write(duplicate);
        return _database.WriteAsync(
            json.Length,
            session =>
                session.Run(
                    "INSERT INTO duplicates (key, document) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET document = $2",
                    $"{duplicate.ArticleId}:{duplicate.Claim}",
                    json
                ),
            cancellationToken
        );
    }

    public Task<long> CountDuplicatesAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(session => session.Number("SELECT count(*) FROM duplicates"), cancellationToken);

    public Task<DropOutcome> FindDropAsync(string file, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        var articles =
            $"FROM {Raw.Table} WHERE document ->> '$.source.file' = $1 AND document ->> '$.source.takenAt' >= $2 AND document ->> '$.source.collection' = ''";
        const string Known =
            "FROM duplicates WHERE document ->> '$.file' = $1 AND document ->> '$.at' >= $2 AND document ->> '$.collection' = ''";
        const string Refused = "FROM rejected WHERE document ->> '$.file' = $1 AND at >= $2";
        var from = StoredDocument.Write(since).Trim('"');
        var instant = since.ToUnixTimeMilliseconds();
        return _database.ReadAsync(
            session => new DropOutcome(
                session.Number($"SELECT count(*) {articles}", file, from),
                session.Query($"SELECT id {articles} ORDER BY id LIMIT $3", row => row.GetString(0), file, from, limit),
                session.Number($"SELECT count(*) {Known}", file, from),
                session.Number($"SELECT count(*) {Refused}", file, instant),
                session.Query(
                    $"SELECT document {Refused} ORDER BY at DESC, key LIMIT $3",
                    row => StoredDocument.Read<Rejection>(row.GetString(0)),
                    file,
                    instant,
                    limit
                )
            ),
            cancellationToken
        );
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private SqliteStageTable<T> TableOf<T>()
        where T : StageDocument => (SqliteStageTable<T>)_stages[_table.Of<T>().Stage];

    private SqliteRawTable Raw => (SqliteRawTable)TableOf<RawArticle>();

    private string StampOf(Stage stage) => $"SELECT stamp FROM {_table[stage].Collection} WHERE id = $1";

    private static Stamp? ReadStamp(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        row.IsDBNull(0) ? null : StoredDocument.Read<Stamp>(row.GetString(0));
}

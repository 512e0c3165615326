using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using Pipeline.Contracts;
using Pipeline.Persistence.Searches;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// The store on MongoDB, or what speaks its protocol: no transactions and no change streams. Writes are acknowledged by the majority's
/// journals. Instants are kept to the millisecond (<see cref="StoredInstant"/>).
/// </summary>
public sealed class MongoArticleStore : IArticleStore, IStoreLeases, IAsyncDisposable
{
    internal const string Rejected = "rejected";
    internal const string Duplicates = "duplicates";
    internal const string Leases = "leases";

    private static readonly string[] Beside = [Rejected, Duplicates, Leases, MongoSavedSearches.Searches, MongoSavedSearches.Alerts];

    private readonly MongoContext _context;
    private readonly StageTable _table;
    private readonly Dictionary<Stage, MongoStageCollection> _stages;
    private readonly MongoReader<RawArticle> _rawFacts;
    private readonly MongoReader<Rejection> _tombstones;
    private readonly MongoWriter _rejections;
    private readonly MongoWriter _duplicates;

    public MongoArticleStore(StoreOptions options, FailureDomain resilience, StageTable stages, Action<Stage, int>? saving = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(resilience);
        ArgumentNullException.ThrowIfNull(stages);
        _table = stages;
        _context = new MongoContext(options, resilience, saving);
        _stages = stages.ToDictionary(row => row.Stage, row => MongoStageCollection.Of(row, _context));
        _rawFacts = new MongoReader<RawArticle>(
            _context,
            Raw,
            article => article.Id,
            MongoMapping.Projection<RawArticle>(nameof(RawArticle.Content), nameof(RawArticle.Text))
        );
        _tombstones = new MongoReader<Rejection>(_context, Rejected, RejectionKey.Of);
        _rejections = new MongoWriter(_context, Rejected);
        _duplicates = new MongoWriter(_context, Duplicates);
        Searches = new MongoSavedSearches(_context);
    }

    public ISavedSearches Searches { get; }

    private string Raw => _table.Of<RawArticle>().Collection;

    public Task InitialiseAsync(CancellationToken cancellationToken) =>
        _context.GuardAsync(
            async token =>
            {
                await MongoIndexes
                    .CreateAsync(_context.Database, [.. _table.Select(row => row.Collection), .. Beside], token)
                    .ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );

    public Task PingAsync(CancellationToken cancellationToken) =>
        _context.Database.RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: cancellationToken);

    public Task<bool> TryLeaseAsync(string name, string holder, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken) =>
        _context.GuardAsync(
            async token =>
            {
                var free = new BsonDocument
                {
                    { "_id", name },
                    {
                        "$or",
                        new BsonArray
                        {
                            new BsonDocument("holder", holder),
                            new BsonDocument("until", new BsonDocument("$lt", now.UtcDateTime)),
                        }
                    },
                };
                var taken = new BsonDocument("$set", new BsonDocument { { "holder", holder }, { "until", (now + lasts).UtcDateTime } });
                try
                {
                    await _context
                        .Collection<BsonDocument>(Leases)
                        .UpdateOneAsync(free, taken, new UpdateOptions { IsUpsert = true }, token)
                        .ConfigureAwait(false);
                    return true;
                }
                catch (MongoWriteException exception) when (exception.WriteError?.Code == MongoFaults.DuplicateKey)
                {
                    return false; // it is there, and another's: the upsert found nothing to update and could not insert
                }
            },
            cancellationToken
        );

    public Task SaveAsync<T>(T document, CancellationToken cancellationToken)
        where T : StageDocument
    {
        ArgumentNullException.ThrowIfNull(document);
        return Of<T>().SaveAsync(document, cancellationToken);
    }

    public Task<IReadOnlyList<Exception?>> SaveManyAsync<T>(IReadOnlyList<T> documents, CancellationToken cancellationToken)
        where T : StageDocument => Of<T>().SaveManyAsync(documents, cancellationToken);

    public Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : StageDocument => Of<T>().FindAsync(id, cancellationToken);

    public Task<StageDocument?> FindAsync(Stage stage, string id, CancellationToken cancellationToken) =>
        _stages[stage].FindDocumentAsync(id, cancellationToken);

    public async Task<RawArticle?> FindRawFactsAsync(string id, CancellationToken cancellationToken) =>
        await _rawFacts.FindOneAsync(id, cancellationToken).ConfigureAwait(false) is { } facts ? facts with { Content = [] } : null;

    public Task<IReadOnlyList<T>> FindManyAsync<T>(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
        where T : StageDocument => Of<T>().FindManyAsync(ids, cancellationToken);

    public Task<Stamp?> FindStampAsync(Stage stage, string id, CancellationToken cancellationToken) =>
        _stages[stage].FindStampAsync(id, cancellationToken);

    public Task<IReadOnlyDictionary<string, Stamp>> FindStampsAsync(
        Stage stage,
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    ) => _stages[stage].FindStampsAsync(ids, cancellationToken);

    public async Task<string?> ResolveIdAsync(string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (IdPrefix.Range(prefix) is not { } range)
        {
            return null;
        }

        var within = new BsonDocument { { "$gte", range.From }, { "$lt", range.Below } };
        var raw = await _context
            .GuardAsync(
                token =>
                    _context
                        .Collection<BsonDocument>(Raw)
                        .Find(new BsonDocument("_id", within))
                        .Project(new BsonDocument("_id", 1))
                        .Limit(2)
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        var refused = await _context
            .GuardAsync(
                token =>
                    _context
                        .Collection<BsonDocument>(Rejected)
                        .Distinct<string>("articleId", new BsonDocument("articleId", within), cancellationToken: token)
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        var ids = raw.Select(document => document["_id"].AsString).Union(refused, StringComparer.Ordinal).Take(2).ToArray();
        return ids is [var only] ? only : null;
    }

    // An exact count by the _id index: the estimate from metadata is wrong after a crash.
    public Task<long> CountAsync(Stage stage, CancellationToken cancellationToken) =>
        CountAsync(_table[stage].Collection, [], cancellationToken);

    public IAsyncEnumerable<string> IdsAsync(Stage stage, CancellationToken cancellationToken) =>
        _context.KeysAsync(_table[stage].Collection, "_id", [], cancellationToken);

    public async IAsyncEnumerable<(string Id, Stamp? Stamp)> StampsAsync(
        Stage stage,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int PageSize = 5_000;
        var collection = _context.Collection<StampOnly>(_table[stage].Collection);
        var last = "";
        List<StampOnly> page;
        do
        {
            page = await _context
                .GuardAsync(
                    token =>
                        collection
                            .Find(new BsonDocument("_id", new BsonDocument("$gt", last)))
                            .Project<StampOnly>(new BsonDocument("stamp", 1))
                            .Sort(new BsonDocument("_id", 1))
                            .Limit(PageSize)
                            .ToListAsync(token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var document in page)
            {
                last = document.Id;
                yield return (document.Id, document.Stamp);
            }
        } while (page.Count == PageSize);
    }

    public IAsyncEnumerable<string> OutdatedIdsAsync(Stage stage, string version, CancellationToken cancellationToken) =>
        _context.KeysAsync(
            _table[stage].Collection,
            "_id",
            new BsonDocument("stamp.version", new BsonDocument("$ne", version)),
            cancellationToken
        );

    public async Task RejectAsync(Rejection rejection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        if (_table[rejection.Stage].Input is not null)
        {
            // First, and the last made first: should this end half-way, the article is waiting again, and is refused again.
            foreach (var row in _table.FromOn(rejection.Stage).Reverse())
            {
                await _stages[row.Stage].RemoveAsync(rejection.ArticleId, cancellationToken).ConfigureAwait(false);
            }
        }

        await _rejections.UpsertAsync(RejectionKey.Of(rejection), rejection, hasOwnId: false, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> NoteAsync(Rejection rejection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        var document = rejection.ToBsonDocument();
        var there = new BsonDocument { { "_id", RejectionKey.Of(rejection) }, { "at", document["at"] } };
        var note = new BsonDocument("$set", new BsonDocument("handled", document.GetValue("handled", BsonNull.Value)));
        var result = await _context
            .GuardAsync(
                token => _context.Collection<BsonDocument>(Rejected).UpdateOneAsync(there, note, cancellationToken: token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return result.MatchedCount > 0;
    }

    public async Task DeleteAsync(Rejection tombstone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tombstone);

        // The tombstone first: should this end half-way, the article is not taken in again, and deleting it again does the rest.
        await _rejections.UpsertAsync(RejectionKey.Of(tombstone), tombstone, hasOwnId: false, cancellationToken).ConfigureAwait(false);
        foreach (var row in _table.Reverse())
        {
            await _stages[row.Stage].RemoveAsync(tombstone.ArticleId, cancellationToken).ConfigureAwait(false);
        }

        var others = new BsonDocument
        {
            { "articleId", tombstone.ArticleId },
            { "_id", new BsonDocument("$ne", RejectionKey.Of(tombstone)) },
        };
        await _context
            .GuardAsync(token => _context.Collection<BsonDocument>(Rejected).DeleteManyAsync(others, token), cancellationToken)
            .ConfigureAwait(false);
    }

    public Task<Rejection?> FindTombstoneAsync(string id, CancellationToken cancellationToken) =>
        _tombstones.FindAsync(RejectionKey.OfTombstone(id), cancellationToken);

    public async IAsyncEnumerable<Rejection> RejectionsAsync(int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (limit <= 0)
        {
            yield break;
        }

        using var cursor = await _context
            .GuardAsync(
                token =>
                    _context
                        .Collection<Rejection>(Rejected)
                        .Find(new BsonDocument())
                        .Sort(new BsonDocument { { "at", -1 }, { "_id", 1 } })
                        .Limit(limit)
                        .ToCursorAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var rejection in cursor.Current)
            {
                yield return rejection;
            }
        }
    }

    public Task<long> CountRejectionsAsync(Stage stage, CancellationToken cancellationToken) =>
        CountAsync(Rejected, new BsonDocument("stage", stage.Name), cancellationToken);

    public IAsyncEnumerable<string> RejectedIdsAsync(Stage stage, CancellationToken cancellationToken) =>
        _context.KeysAsync(Rejected, "articleId", new BsonDocument("stage", stage.Name), cancellationToken);

    public async Task<IReadOnlyList<Rejection>> FindRejectionsAsync(string articleId, CancellationToken cancellationToken) =>
        await _context
            .GuardAsync(
                token =>
                    _context
                        .Collection<Rejection>(Rejected)
                        .Find(new BsonDocument("articleId", articleId))
                        .Sort(new BsonDocument { { "at", -1 }, { "_id", 1 } })
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);

    public Task RecordDuplicateAsync(DuplicateDrop duplicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(duplicate);
        return _duplicates.UpsertAsync($"{duplicate.ArticleId}:{duplicate.Claim}", duplicate, hasOwnId: false, cancellationToken);
    }

    public Task<long> CountDuplicatesAsync(CancellationToken cancellationToken) => CountAsync(Duplicates, [], cancellationToken);

    public async Task<DropOutcome> FindDropAsync(string file, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        var from = new BsonDocument("$gte", new BsonDateTime(since.ToUnixTimeMilliseconds()));
        var articles = new BsonDocument
        {
            { "source.file", file },
            { "source.takenAt", from },
            { "source.collection", "" },
        };
        var refused = new BsonDocument { { "file", file }, { "at", from } };
        var known = new BsonDocument
        {
            { "file", file },
            { "at", from },
            { "collection", "" },
        };
        var ids = await _context
            .GuardAsync(
                token =>
                    _context
                        .Collection<BsonDocument>(Raw)
                        .Find(articles)
                        .Sort(new BsonDocument("_id", 1))
                        .Limit(limit)
                        .Project(new BsonDocument("_id", 1))
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        var refusals = await _context
            .GuardAsync(
                token =>
                    _context
                        .Collection<Rejection>(Rejected)
                        .Find(refused)
                        .Sort(new BsonDocument { { "at", -1 }, { "_id", 1 } })
                        .Limit(limit)
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new DropOutcome(
            await CountAsync(Raw, articles, cancellationToken).ConfigureAwait(false),
            [.. ids.Select(document => document["_id"].AsString)],
            await CountAsync(Duplicates, known, cancellationToken).ConfigureAwait(false),
            await CountAsync(Rejected, refused, cancellationToken).ConfigureAwait(false),
            refusals
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _stages.Values)
        {
            await stage.DisposeAsync().ConfigureAwait(false);
        }

        await _rawFacts.DisposeAsync().ConfigureAwait(false);
        await _tombstones.DisposeAsync().ConfigureAwait(false);
        await _rejections.DisposeAsync().ConfigureAwait(false);
        await _duplicates.DisposeAsync().ConfigureAwait(false);
        _context.Dispose();
    }

    private MongoStageCollection<T> Of<T>()
        where T : StageDocument => (MongoStageCollection<T>)_stages[_table.Of<T>().Stage];

    private Task<long> CountAsync(string collection, BsonDocument filter, CancellationToken cancellationToken) =>
        _context.GuardAsync(
            token => _context.Collection<BsonDocument>(collection).CountDocumentsAsync(filter, cancellationToken: token),
            cancellationToken
        );
}

using Pipeline.Contracts;
using Pipeline.Persistence.Searches;

namespace Pipeline.Persistence;

/// <summary>
/// One collection a stage, keyed by article id. All writes are idempotent, and durable when the task completes; only SQLite may lose what
/// a stage made, and can make again, when the power goes.
/// Calls made at the same time are gathered into bulks; each call still succeeds or fails alone.
/// Outages are waited out within the resilience settings; what still fails throws.
/// </summary>
public interface IArticleStore
{
    /// <summary>Beside the articles: what people want to be told of.</summary>
    ISavedSearches Searches { get; }

    /// <summary>Creates collections and indexes; safe when many workers start together, and when done before.</summary>
    Task InitialiseAsync(CancellationToken cancellationToken);

    /// <summary>Whether the store answers, without retry: for readiness.</summary>
    Task PingAsync(CancellationToken cancellationToken);

    /// <summary>Upserts on the id, and takes back an earlier rejection of the article by the same stage.</summary>
    Task SaveAsync<T>(T document, CancellationToken cancellationToken)
        where T : StageDocument;

    /// <summary>
    /// As <see cref="SaveAsync"/> for each, in one bulk: every document is saved or fails alone. Cancellation and outages without end
    /// throw.
    /// </summary>
    /// <returns>For each document, in order, null or what kept it from being saved.</returns>
    Task<IReadOnlyList<Exception?>> SaveManyAsync<T>(IReadOnlyList<T> documents, CancellationToken cancellationToken)
        where T : StageDocument;

    Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : StageDocument;

    /// <summary>The stage's document of whatever type it is.</summary>
    Task<StageDocument?> FindAsync(Stage stage, string id, CancellationToken cancellationToken);

    /// <summary>What Ingest keeps of the article besides its bytes, whose field is empty.</summary>
    Task<RawArticle?> FindRawFactsAsync(string id, CancellationToken cancellationToken);

    /// <summary>In no particular order; ids that are not there are left out.</summary>
    Task<IReadOnlyList<T>> FindManyAsync<T>(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
        where T : StageDocument;

    /// <summary>Only the stamp, without loading the document; null where there is none.</summary>
    Task<Stamp?> FindStampAsync(Stage stage, string id, CancellationToken cancellationToken);

    /// <summary>The stamps of those that are there, by id.</summary>
    Task<IReadOnlyDictionary<string, Stamp>> FindStampsAsync(
        Stage stage,
        IReadOnlyCollection<string> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Full id for a unique prefix of at least 6 characters; null where none or more than one fits.</summary>
    Task<string?> ResolveIdAsync(string prefix, CancellationToken cancellationToken);

    Task<long> CountAsync(Stage stage, CancellationToken cancellationToken);

    /// <summary>All ids that have the stage's document, in ordinal order, streamed.</summary>
    IAsyncEnumerable<string> IdsAsync(Stage stage, CancellationToken cancellationToken);

    /// <summary>All ids that have the stage's document, with its stamp, in ordinal order, streamed.</summary>
    IAsyncEnumerable<(string Id, Stamp? Stamp)> StampsAsync(Stage stage, CancellationToken cancellationToken);

    /// <summary>Ids whose document of the stage another version made, in ordinal order, streamed.</summary>
    IAsyncEnumerable<string> OutdatedIdsAsync(Stage stage, string version, CancellationToken cancellationToken);

    /// <summary>
    /// Upserts on article id, stage and member, and removes what the stage made of the article before, with all that followed from it: else
    /// a refused article would stay searchable. Ingest's refusals remove nothing: they are about a drop, and the same bytes may be a good
    /// article elsewhere.
    /// </summary>
    Task RejectAsync(Rejection rejection, CancellationToken cancellationToken);

    /// <summary>
    /// Writes <see cref="Rejection.Handled"/> onto a refusal that is there, and nothing where it was taken back meanwhile or is another.
    /// </summary>
    /// <returns>Whether it is there.</returns>
    Task<bool> NoteAsync(Rejection rejection, CancellationToken cancellationToken);

    /// <summary>
    /// Removes every stage's document of an article and its refusals, and leaves this one, by which Ingest knows that the article is not to
    /// come back.
    /// </summary>
    /// <param name="tombstone">By Ingest, with the reason <see cref="Rejection.Deleted"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task DeleteAsync(Rejection tombstone, CancellationToken cancellationToken);

    /// <summary>What is left of a deleted article; null for any other. Calls made at the same time are one request.</summary>
    Task<Rejection?> FindTombstoneAsync(string id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    IAsyncEnumerable<Rejection> RejectionsAsync(int limit, CancellationToken cancellationToken);

    Task<long> CountRejectionsAsync(Stage stage, CancellationToken cancellationToken);

    /// <summary>Ids that the stage rejected, in ordinal order, each once, streamed.</summary>
    IAsyncEnumerable<string> RejectedIdsAsync(Stage stage, CancellationToken cancellationToken);

    /// <summary>All rejections of one article.</summary>
    Task<IReadOnlyList<Rejection>> FindRejectionsAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>Upserts on article id and claim.</summary>
    Task RecordDuplicateAsync(DuplicateDrop duplicate, CancellationToken cancellationToken);

    Task<long> CountDuplicatesAsync(CancellationToken cancellationToken);

    /// <summary>What came of a file that was dropped at the inbox's top: of a container, all its articles.</summary>
    /// <param name="file">Its name there.</param>
    /// <param name="since">Drops before this are not meant.</param>
    /// <param name="limit">Most articles and refusals that are listed; what is counted is counted in full.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<DropOutcome> FindDropAsync(string file, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}

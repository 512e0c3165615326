using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search;

/// <summary>All that is known of an article: every stage's document, its rejections, and the timeline they make.</summary>
public sealed record ArticleHistory(
    string Id,
    RawFacts? Raw,
    NormalisedArticle? Normalised,
    ClassifiedArticle? Classified,
    IndexedFacts? Indexed,
    IReadOnlyList<Rejection> Rejections
)
{
    /// <summary>Null where nothing is known under the id, which may be a prefix of at least six characters.</summary>
    public static async Task<ArticleHistory?> ReadAsync(IArticleStore store, string idOrPrefix, CancellationToken cancellationToken)
    {
        var id = await store.ResolveIdAsync(idOrPrefix, cancellationToken) ?? idOrPrefix;
        var raw = await store.FindRawFactsAsync(id, cancellationToken);
        var rejections = await store.FindRejectionsAsync(id, cancellationToken);
        if (raw is null && rejections.Count == 0)
        {
            return null;
        }

        var indexed = await store.FindAsync<IndexedArticle>(id, cancellationToken);
        return new ArticleHistory(
            id,
            raw is null ? null : new RawFacts(raw.MediaType, raw.Charset, raw.Hints, raw.Source, raw.Stamp),
            await store.FindAsync<NormalisedArticle>(id, cancellationToken),
            await store.FindAsync<ClassifiedArticle>(id, cancellationToken),
            indexed is null ? null : new IndexedFacts(indexed.Stamp),
            rejections
        );
    }

    /// <summary>The stages it has been through, in order.</summary>
    public IEnumerable<(Stage Stage, Stamp Stamp)> Timeline()
    {
        (Stage Stage, Stamp? Stamp)[] all =
        [
            (Stage.Ingest, Raw?.Stamp),
            (Stage.Normalise, Normalised?.Stamp),
            (Stage.Classify, Classified?.Stamp),
            (Stage.Index, Indexed?.Stamp),
        ];
        return all.Where(entry => entry.Stamp is not null).Select(entry => (entry.Stage, entry.Stamp!));
    }
}

/// <summary>The raw document without its bytes.</summary>
public sealed record RawFacts(string MediaType, string? Charset, ArticleHints Hints, Provenance Source, Stamp? Stamp);

/// <summary>The indexed document without its terms, which only the index uses.</summary>
public sealed record IndexedFacts(Stamp? Stamp);

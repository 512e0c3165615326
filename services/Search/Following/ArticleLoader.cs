using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Following;

/// <summary>What the store has of articles, as the index wants it.</summary>
internal sealed class ArticleLoader(IArticleStore store)
{
    /// <summary>Ids that are not there are left out.</summary>
    public async Task<IReadOnlyList<IndexedArticle>> LoadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var articles = await store.FindManyAsync<IndexedArticle>(ids, cancellationToken);

        // Documents of an older version have no text; it is beside them.
        var bare = articles.Where(article => article.Text.Length == 0).Select(article => article.Id).ToArray();
        if (bare.Length == 0)
        {
            return articles;
        }

        var texts = (await store.FindManyAsync<NormalisedArticle>(bare, cancellationToken)).ToDictionary(
            article => article.Id,
            StringComparer.Ordinal
        );
        return [.. articles.Select(article => texts.TryGetValue(article.Id, out var text) ? Filled(article, text) : article)];
    }

    private static IndexedArticle Filled(IndexedArticle article, NormalisedArticle text) =>
        article with
        {
            Text = text.Text,
            Signature = text.Signature,
            Kind = article.Kind ?? text.Kind,
            PageId = article.PageId ?? text.PageId,
            HasRepairs = text.Repairs.Count > 0,
            HasRemovals = text.Removed.Count > 0,
            TakenAt = article.TakenAt ?? text.Source.TakenAt,
        };
}

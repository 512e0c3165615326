using Pipeline.Contracts;
using Pipeline.Index;
using Pipeline.Persistence;

namespace Pipeline.Search;

/// <summary>From what a person types to a page of results with snippets.</summary>
public sealed class ArticleFinder(IArticleStore store)
{
    public const int MostResults = 100;

    public async Task<FoundPage> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        var groups = QueryParser.Parse(request.Query, request.Language);
        if (groups.Count == 0 && !string.IsNullOrWhiteSpace(request.Query))
        {
            return new FoundPage(0, []); // nothing but punctuation: not the same as asking for everything
        }

        var results = await store.SearchAsync(
            new SearchQuery
            {
                Groups = groups,
                Topic = request.Topic,
                Language = request.Language,
                Offset = Math.Max(0, request.Offset),
                Limit = Math.Clamp(request.Limit, 1, MostResults),
            },
            cancellationToken
        );
        var texts = (
            await store.FindManyAsync<NormalisedArticle>(results.Hits.Select(hit => hit.Article.Id).ToArray(), cancellationToken)
        ).ToDictionary(article => article.Id, article => article.Text, StringComparer.Ordinal);
        return new FoundPage(results.Total, results.Hits.Select(hit => ToFound(hit, texts, groups)).ToArray());
    }

    private static FoundArticle ToFound(SearchHit hit, Dictionary<string, string> texts, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        var article = hit.Article;
        var snippet = SnippetMaker.Make(texts.GetValueOrDefault(article.Id, article.Summary), article.Language, groups);
        return new FoundArticle(
            article.Id,
            article.Title,
            snippet.Parts,
            article.Published,
            article.Author,
            article.Site,
            article.Url,
            article.Language,
            article.Topics,
            article.Keywords,
            article.Collection,
            article.File,
            hit.Score
        );
    }
}

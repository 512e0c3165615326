using Pipeline.Contracts;
using Pipeline.Search.Engine;

namespace Pipeline.Search;

/// <param name="Versions">Of the article, oldest first, itself among them.</param>
/// <param name="Story">The newest version of each other article that tells the same story, earliest first.</param>
public sealed record RelatedArticles(IReadOnlyList<RelatedArticle> Versions, IReadOnlyList<RelatedArticle> Story)
{
    private const int MostListed = 100;

    public static RelatedArticles Of(SearchIndex index, string id)
    {
        if (index.StoryOf(id) is not { } story)
        {
            return new RelatedArticles([.. Read(index, [id])], []);
        }

        var own = story.VersionsOf(id);
        var others = story
            .Articles.GroupBy(article => article.Number)
            .OrderBy(group => group.Key)
            .Select(group => group.MaxBy(article => article.Version)!.Id)
            .Where(other => !own.Contains(other))
            .Take(MostListed);
        return new RelatedArticles([.. Read(index, own)], [.. Read(index, others)]);
    }

    private static IEnumerable<RelatedArticle> Read(SearchIndex index, IEnumerable<string> ids) =>
        ids.Select(index.Find)
            .OfType<IndexedArticle>()
            .Select(article => new RelatedArticle(
                article.Id,
                article.Title ?? article.File,
                ArticleDocument.SiteOf(article),
                article.Published,
                article.Modified,
                article.TakenAt
            ));
}

public sealed record RelatedArticle(
    string Id,
    string Title,
    string? Site,
    DateTimeOffset? Published,
    DateTimeOffset? Modified,
    DateTimeOffset? TakenAt
);

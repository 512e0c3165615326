using Pipeline.Contracts;
using Pipeline.Search.Analysis;
using Pipeline.Search.Stories;

namespace Pipeline.Search.Engine;

/// <summary>A result out of a stored article.</summary>
internal static class Found
{
    public static FoundArticle Of(IndexedArticle article, IReadOnlyList<IReadOnlyList<string>> marked, double score, StoryTable stories)
    {
        var story = stories.Of(article.Id);
        var versions = story?.VersionsOf(article.Id) ?? [article.Id];
        var text = article.Text.Length > 0 ? article.Text : article.Summary;
        return new FoundArticle(
            article.Id,
            article.Title,
            SnippetMaker.Make(text, article.Language, marked).Parts,
            article.Published,
            [.. ArticleDocument.Authors(article)],
            ArticleDocument.SiteOf(article),
            article.Url,
            article.Language,
            article.Kind,
            article.Topics,
            article.Keywords,
            article.Collection,
            article.File,
            article.Flags,
            score,
            (story?.Count ?? 1) - 1,
            versions.ToList().IndexOf(article.Id)
        );
    }
}

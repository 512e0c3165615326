using Pipeline.Contracts;
using Pipeline.Search.Engine;
using Pipeline.Search.Queries;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>An index in a folder of its own.</summary>
public abstract class IndexBench : IDisposable
{
    private readonly Scratch _scratch = new();

    protected IndexBench() => Index = SearchIndex.Open(_scratch["index"]);

    private protected string Folder => _scratch["index"];

    protected SearchIndex Index { get; private set; }

    public void Dispose()
    {
        Index.Dispose();
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static ArticleQuery Understood(string query) =>
        QueryParser.Parse(query).Should().BeOfType<QueryResult.Understood>(query).Subject.Query;

    protected void Save(params IndexedArticle[] articles)
    {
        Index.Save(articles);
        Index.Refresh();
    }

    protected void Reopen()
    {
        Index.Dispose();
        Index = SearchIndex.Open(Folder);
    }

    protected void Close() => Index.Dispose();

    /// <summary>Titles of the results, in order.</summary>
    protected IReadOnlyList<string?> Find(string query, ArticleSort sort = ArticleSort.Relevance) =>
        [.. Search(query, sort).Results.Select(found => found.Title)];

    protected FoundPage Search(string query, ArticleSort sort = ArticleSort.Relevance, int limit = 100, string? cursor = null) =>
        Index.Search(
            new SearchRequest
            {
                Query = Understood(query),
                Sort = sort,
                Limit = limit,
                Cursor = cursor,
                Facets = true,
            }
        );
}

using Pipeline.Search.Engine;
using Pipeline.Search.Following;
using Pipeline.Search.Queries;

namespace Pipeline.Search;

/// <summary>From what a person types to a page of results, or to what is wrong with it.</summary>
public sealed class ArticleFinder(ReadModel model)
{
    /// <exception cref="QueryException">The query was not understood.</exception>
    /// <exception cref="IndexUnavailableException">The index is being made again.</exception>
    public async Task<FoundPage> FindAsync(FindRequest request, CancellationToken cancellationToken)
    {
        var query = Understand(request.Query);
        var index = await model.OpenedAsync(cancellationToken);
        try
        {
            return index.Search(
                new SearchRequest
                {
                    Query = query,
                    Sort = request.Sort,
                    Limit = request.Limit,
                    Cursor = request.Cursor,
                    Facets = request.Facets,
                    Stories = request.Stories,
                }
            );
        }
        catch (Exception exception) when (SearchIndex.IsDamage(exception) && exception is not ArgumentException)
        {
            model.Suspect(exception);
            throw new IndexUnavailableException();
        }
    }

    /// <exception cref="QueryException">The query was not understood.</exception>
    public static ArticleQuery Understand(string query) =>
        QueryParser.Parse(query) switch
        {
            QueryResult.Understood(var understood) => understood,
            QueryResult.Wrong(var faults) => throw new QueryException(query, faults),
            _ => throw new InvalidOperationException(),
        };
}

/// <param name="Query">As a person types it; empty lists everything.</param>
/// <param name="Cursor">As a page before gave it.</param>
public sealed record FindRequest(
    string Query,
    ArticleSort Sort = ArticleSort.Relevance,
    string? Cursor = null,
    int Limit = 20,
    bool Facets = false,
    bool Stories = true
);

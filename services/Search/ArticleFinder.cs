using Pipeline.Contracts;
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
        return Guarded(() =>
            index.Search(
                new SearchRequest
                {
                    Query = query,
                    Sort = request.Sort,
                    Limit = request.Limit,
                    Cursor = string.IsNullOrWhiteSpace(request.Cursor) ? null : request.Cursor,
                    Facets = request.Facets,
                    Stories = request.Stories,
                }
            )
        );
    }

    /// <summary>All that a query finds, newest first, read as it is enumerated.</summary>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public async Task<IEnumerable<IndexedArticle>> ExportAsync(string text, CancellationToken cancellationToken)
    {
        var query = Understand(text);
        var index = await model.OpenedAsync(cancellationToken);
        return index.Export(query);
    }

    /// <exception cref="QueryException">The query was not understood.</exception>
    public static ArticleQuery Understand(string query) =>
        QueryParser.Parse(query) switch
        {
            QueryResult.Understood(var understood) => understood,
            QueryResult.Wrong(var faults) => throw new QueryException(query, faults),
            _ => throw new InvalidOperationException(),
        };

    private T Guarded<T>(Func<T> search)
    {
        try
        {
            return search();
        }
        catch (Exception exception) when (SearchIndex.IsDamage(exception))
        {
            model.Suspect(exception);
            throw new IndexUnavailableException();
        }
    }
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

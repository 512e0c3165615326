using Pipeline.Search.Access;
using Pipeline.Search.Engine;
using Pipeline.Search.Facets;
using Pipeline.Search.Names;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Api;

/// <summary>Search, facets, names, export and feed.</summary>
internal static class SearchEndpoints
{
    private const int FeedLength = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/search", SearchAsync)
            .Produces<FoundPage>()
            .WithSummary("A page of the articles that a query finds, with facets if asked for; the next page by cursor.");
        app.MapGet("/api/facets", FacetsAsync)
            .Produces<FacetCounts>()
            .WithSummary("How the articles that a query finds fall by topic, language, site, name, kind, collection and time.");
        app.MapGet("/api/names/{type}/{name}", NameAsync)
            .Produces<NameSummary>()
            .WithSummary("A name over time, its forms, and the names that occur with it. Types are person, org and place.");
        app.MapGet(
                "/api/export.csv",
                (ArticleFinder finder, HttpContext context, string? q) => CsvExport.WriteAsync(finder, context, q ?? "")
            )
            .WithMetadata(new Unhurried())
            .WithSummary("All articles that a query finds, as CSV (RFC 4180), newest first.");
        app.MapGet(
                "/api/export.ndjson",
                (ArticleFinder finder, HttpContext context, string? q) => NdjsonExport.WriteAsync(finder, context, q ?? "")
            )
            .WithMetadata(new Unhurried())
            .WithSummary("All articles that a query finds, a JSON object a line with the text, newest first.");
        app.MapGet("/feed.atom", FeedAsync).WithSummary("The newest articles that a query finds, as an Atom feed.");
    }

    private static async Task<IResult> SearchAsync(
        ArticleFinder finder,
        CancellationToken cancellation,
        string? q = null,
        string? cursor = null,
        ArticleSort sort = ArticleSort.Relevance,
        int limit = 20,
        bool facets = false,
        bool stories = true
    ) =>
        limit is >= 0 and <= SearchRequest.MostResults
            ? TypedResults.Ok(await finder.FindAsync(new FindRequest(q ?? "", sort, cursor, limit, facets, stories), cancellation))
            : Problem.Of(
                StatusCodes.Status400BadRequest,
                $"limit is {limit}: from 0 to {SearchRequest.MostResults}.",
                "The page that follows is asked for by cursor; an export has everything."
            );

    private static async Task<IResult> FacetsAsync(ArticleFinder finder, CancellationToken cancellation, string? q = null) =>
        TypedResults.Ok((await finder.FindAsync(new FindRequest(q ?? "", Limit: 0, Facets: true), cancellation)).Facets);

    private static async Task<IResult> NameAsync(NameReader reader, string type, string name, CancellationToken cancellation) =>
        NameReader.KeyOf(type) is not { } key ? Problem.Of(StatusCodes.Status404NotFound, "Names are of the types person, org and place.")
        : await reader.ReadAsync(key, name, cancellation) is { } summary ? TypedResults.Ok(summary)
        : Problem.Of(StatusCodes.Status404NotFound, $"No article names {name}.");

    private static async Task<IResult> FeedAsync(
        ArticleFinder finder,
        HttpContext context,
        CancellationToken cancellation,
        string? q = null
    )
    {
        var page = await finder.FindAsync(new FindRequest(q ?? "", ArticleSort.Newest, Limit: FeedLength), cancellation);
        return TypedResults.Text(AtomFeed.Of(q ?? "", page.Results, context.Request), "application/atom+xml");
    }

    /// <summary>What a query that was not understood is answered with.</summary>
    public static IResult Misunderstood(QueryException exception) =>
        Problem.Of(
            StatusCodes.Status400BadRequest,
            exception.Message,
            exception.Faults[0].Suggestion is { } suggestion ? $"Was this meant: {suggestion}" : null,
            new Dictionary<string, object?> { ["faults"] = exception.Faults.ToArray<QueryFault>() }
        );
}

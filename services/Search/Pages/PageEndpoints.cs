using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Persistence.Searches;
using Pipeline.Search.Access;
using Pipeline.Search.Alerts;
using Pipeline.Search.Api;
using Pipeline.Search.Comparing;
using Pipeline.Search.Engine;
using Pipeline.Search.Following;
using Pipeline.Search.Names;
using Pipeline.Search.Uploads;

namespace Pipeline.Search.Pages;

/// <summary>The pages.</summary>
internal static class PageEndpoints
{
    private const int MostSimilar = 6;
    private const int MostAlerts = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", ResultsAsync);
        pages.MapGet("/span", Span);
        pages.MapGet("/articles/{id}", ArticleAsync);
        pages.MapGet("/names/{type}/{name}", NameAsync);
        OperationPages.Map(pages);
        pages.MapGet("/searches", SearchesAsync);
        pages.MapGet("/upload", (UploadReceiver receiver) => new RazorComponentResult<UploadPage>(new { TakesFiles = receiver.IsOpen }));
        pages.MapGet("/api", (EndpointDataSource endpoints) => new RazorComponentResult<ApiPage>(new { Endpoints = Described(endpoints) }));
        foreach (
            var (name, type) in new[]
            {
                ("style.css", "text/css"),
                ("upload.js", "text/javascript"),
                ("page.js", "text/javascript"),
                ("favicon.svg", "image/svg+xml"),
            }
        )
        {
            // Embedded, so that the pages look the same whichever process hosts them.
            pages
                .MapGet("/" + name, () => TypedResults.Stream(typeof(PageEndpoints).Assembly.GetManifestResourceStream(name)!, type))
                .ForEveryone();
        }
    }

    private static async Task<RazorComponentResult> ResultsAsync(
        ArticleFinder finder,
        ReadModel model,
        HttpContext context,
        SearchBook book,
        CancellationToken cancellation,
        string? q = null,
        string? cursor = null,
        ArticleSort sort = ArticleSort.Relevance
    )
    {
        var request = new FindRequest(q ?? "", sort, cursor, Facets: true);
        try
        {
            var query = ArticleFinder.Understand(request.Query);
            var page = await finder.FindAsync(request, cancellation);
            return new RazorComponentResult<ResultsPage>(
                new
                {
                    Request = request,
                    Page = page,
                    Query = query,
                    model.Progress,
                    MaySave = context.Role() == Role.Operator,
                    book.HasWebhooks,
                }
            );
        }
        catch (QueryException exception)
        {
            return new RazorComponentResult<ResultsPage>(
                new
                {
                    Request = request,
                    exception.Faults,
                    model.Progress,
                }
            );
        }
    }

    private static RedirectHttpResult Span(string? q, DateOnly? from, DateOnly? to) =>
        TypedResults.LocalRedirect(
            "~/?q="
                + Uri.EscapeDataString(
                    QueryText.WithSpan(q ?? "", from ?? new DateOnly(1800, 1, 1), (to ?? new DateOnly(2100, 1, 1)).AddDays(1))
                )
        );

    private static async Task<IResult> ArticleAsync(
        HttpContext context,
        string id,
        IArticleStore store,
        ReadModel model,
        CancellationToken cancellation,
        bool compare = false,
        string? since = null
    )
    {
        if (await ArticleHistory.ReadAsync(store, id, cancellation) is not { } history)
        {
            return Problem.Of(
                StatusCodes.Status404NotFound,
                "No such article",
                $"Nothing is known under the id {id}. Ids are 64 characters; the first six or more will do where they fit only one article."
            );
        }

        RawComparison? comparison = null;
        if (compare && history.Normalised is { } clean && await store.FindAsync<RawArticle>(history.Id, cancellation) is { } raw)
        {
            comparison = RawComparison.Make(RawText.Of(raw, clean), clean);
        }

        IReadOnlyList<VersionStretch>? changes = null;
        if (
            since is not null
            && history.Normalised is { } newer
            && await store.FindAsync<NormalisedArticle>(since, cancellation) is { } older
        )
        {
            changes = VersionChanges.Between(older.Text, newer.Text);
        }

        var index = model.Index; // what surrounds the article is left out while there is no index
        return new RazorComponentResult<ArticlePage>(
            new
            {
                File = history,
                Comparison = comparison,
                Changes = changes,
                Older = since,
                Related = index is null ? null : RelatedArticles.Of(index, history.Id),
                Similar = index is null ? [] : index.Similar(history.Id, MostSimilar),
                MayOperate = context.Role() == Role.Operator,
            }
        );
    }

    private static async Task<IResult> NameAsync(NameReader reader, string type, string name, CancellationToken cancellation) =>
        NameReader.KeyOf(type) is { } key && await reader.ReadAsync(key, name, cancellation) is { } summary
            ? new RazorComponentResult<NamePage>(new { Name = summary })
            : Problem.Of(StatusCodes.Status404NotFound, "No article has this name", name);

    private static async Task<RazorComponentResult> SearchesAsync(HttpContext context, IArticleStore store, CancellationToken cancellation)
    {
        var searches = new List<(SavedSearch, IReadOnlyList<Alert>)>();
        foreach (var search in await store.Searches.ListAsync(cancellation))
        {
            searches.Add((search, await store.Searches.AlertsAsync(search.Id, MostAlerts, cancellation)));
        }

        return new RazorComponentResult<SearchesPage>(
            new { Searches = (IReadOnlyList<(SavedSearch, IReadOnlyList<Alert>)>)searches, MayOperate = context.Role() == Role.Operator }
        );
    }

    private static IReadOnlyList<(string Method, string Path, string Summary, string Who)> Described(EndpointDataSource endpoints) =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Select(endpoint => (Endpoint: endpoint, endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary))
                .Where(entry => entry.Summary is not null)
                .Select(entry =>
                    (
                        string.Join(", ", entry.Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []),
                        "/" + entry.Endpoint.RoutePattern.RawText!.TrimStart('/'),
                        entry.Summary!,
                        entry.Endpoint.Metadata.GetMetadata<Needs>()?.Role == Role.Operator ? "operators" : "readers"
                    )
                )
                .OrderBy(entry => entry.Item2, StringComparer.Ordinal),
        ];
}

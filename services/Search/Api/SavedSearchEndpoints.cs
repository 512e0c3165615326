using Pipeline.Persistence;
using Pipeline.Persistence.Searches;
using Pipeline.Search.Access;
using Pipeline.Search.Alerts;
using Pipeline.Search.Engine;
using Pipeline.Search.Following;

namespace Pipeline.Search.Api;

/// <summary>Saved searches: their list, their feed, and what came of their alerts.</summary>
internal static class SavedSearchEndpoints
{
    private const int MostListed = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/searches", ListAsync)
            .Produces<IReadOnlyList<SearchEntry>>()
            .WithSummary("Saved searches, oldest first; to operators with their webhooks and the keys that sign.");
        app.MapPost("/api/searches", SaveAsync)
            .ForOperators()
            .Produces<SearchEntry>(StatusCodes.Status201Created)
            .WithSummary("Saves a search. What is taken in from now on and matches is in its feed, and sent to its webhook.");
        app.MapGet("/api/searches/{id}", FindAsync).Produces<SearchEntry>().WithSummary("A saved search.");
        app.MapDelete("/api/searches/{id}", DeleteAsync).ForOperators().WithSummary("Deletes a saved search and its alerts.");
        app.MapGet("/api/searches/{id}/alerts", AlertsAsync)
            .ForOperators()
            .Produces<IReadOnlyList<AlertEntry>>()
            .WithSummary("The newest alerts of a saved search, and what came of them.");
        app.MapGet("/searches/{id}/feed.atom", FeedAsync)
            .WithSummary("A saved search as an Atom feed: what came since it was saved, the latest to come first, then what was there.");
        app.MapPost("/searches", SaveFromPageAsync).ForOperators().ExcludeFromDescription();
        app.MapPost("/searches/{id}/delete", DeleteFromPageAsync).ForOperators().ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(SearchBook book, HttpContext context, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<SearchEntry>>([
            .. (await book.ListAsync(cancellation)).Select(search => SearchEntry.Of(search, context)),
        ]);

    private static async Task<IResult> FindAsync(string id, SearchBook book, HttpContext context, CancellationToken cancellation) =>
        await book.FindAsync(id, cancellation) is { } search ? TypedResults.Ok(SearchEntry.Of(search, context)) : Missing(id);

    private static async Task<IResult> SaveAsync(SearchToSave request, SearchBook book, HttpContext context, CancellationToken cancellation)
    {
        try
        {
            var search = await book.SaveAsync(request, Asker.Of(context), cancellation);
            return TypedResults.Created($"/api/searches/{search.Id}", SearchEntry.Of(search, context));
        }
        catch (SearchRefusedException exception)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, exception.Message);
        }
    }

    private static async Task<IResult> SaveFromPageAsync(SearchBook book, HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        try
        {
            var request = new SearchToSave(form["query"].ToString(), form["name"], form["webhook"]);
            await book.SaveAsync(request, Asker.Of(context), cancellation);
            return TypedResults.LocalRedirect("~/searches");
        }
        catch (SearchRefusedException exception)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, exception.Message);
        }
    }

    private static async Task<IResult> DeleteAsync(string id, SearchBook book, HttpContext context, CancellationToken cancellation) =>
        await book.DeleteAsync(id, Asker.Of(context), cancellation) ? TypedResults.NoContent() : Missing(id);

    private static async Task<IResult> DeleteFromPageAsync(
        string id,
        SearchBook book,
        HttpContext context,
        CancellationToken cancellation
    ) => await book.DeleteAsync(id, Asker.Of(context), cancellation) ? TypedResults.LocalRedirect("~/searches") : Missing(id);

    private static async Task<IResult> AlertsAsync(string id, IArticleStore store, CancellationToken cancellation) =>
        await store.Searches.FindAsync(id, cancellation) is null
            ? Missing(id)
            : TypedResults.Ok<IReadOnlyList<AlertEntry>>([
                .. (await store.Searches.AlertsAsync(id, MostListed, cancellation)).Select(AlertEntry.Of),
            ]);

    // By when they came: a reader never sees what is put in below what it has read already.
    private static async Task<IResult> FeedAsync(
        string id,
        IArticleStore store,
        ReadModel model,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (await store.Searches.FindAsync(id, cancellation) is not { } search)
        {
            return Missing(id);
        }

        var came = await store.Searches.AlertsAsync(id, MostListed, cancellation);
        var index = await model.OpenedAsync(cancellation);
        var articles = index.Show(came.Select(alert => alert.ArticleId)).ToList();
        if (articles.Count < MostListed)
        {
            var request = new SearchRequest
            {
                Query = ArticleFinder.Understand(search.Query),
                Sort = ArticleSort.Newest,
                Limit = MostListed,
            };
            articles.AddRange(
                index
                    .Search(request)
                    .Results.ExceptBy(came.Select(alert => alert.ArticleId), article => article.Id, StringComparer.Ordinal)
                    .Take(MostListed - articles.Count)
            );
        }

        return TypedResults.Text(AtomFeed.Of(search.Query, articles, context.Request, search.Name), "application/atom+xml");
    }

    private static IResult Missing(string id) => Problem.Of(StatusCodes.Status404NotFound, $"There is no saved search {id}.");
}

/// <summary>A saved search as it is shown: its webhook and key to operators alone.</summary>
/// <param name="Feed">Its Atom feed.</param>
/// <param name="Secret">Verifies the signature of what the webhook gets (Standard Webhooks).</param>
internal sealed record SearchEntry(
    string Id,
    string Name,
    string Query,
    DateTimeOffset CreatedAt,
    string Feed,
    string? Webhook,
    string? Secret
)
{
    public static SearchEntry Of(SavedSearch search, HttpContext context)
    {
        var mayOperate = context.Role() >= Role.Operator;
        return new SearchEntry(
            search.Id,
            search.Name,
            search.Query,
            search.CreatedAt,
            $"/searches/{search.Id}/feed.atom",
            mayOperate ? search.Webhook : null,
            mayOperate ? search.Secret : null
        );
    }
}

/// <param name="FoundAt">When it was found to match.</param>
/// <param name="SentAt">When it arrived.</param>
/// <param name="NextAttempt">When it is sent again.</param>
/// <param name="Fault">Why it did not arrive.</param>
internal sealed record AlertEntry(
    string ArticleId,
    DateTimeOffset FoundAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? NextAttempt,
    int Attempts,
    string? Fault
)
{
    public static AlertEntry Of(Alert alert) => new(alert.ArticleId, alert.At, alert.SentAt, alert.DueAt, alert.Attempts, alert.Fault);
}

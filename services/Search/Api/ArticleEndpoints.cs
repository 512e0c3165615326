using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search.Access;
using Pipeline.Search.Following;
using Pipeline.Search.Operations;

namespace Pipeline.Search.Api;

/// <summary>One article: all that is known of it.</summary>
internal static class ArticleEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/articles/{id}", HistoryAsync)
            .Produces<ArticleHistory>()
            .WithSummary("Every stage's document of an article; the first six or more characters of its id will do.");
        app.MapGet("/api/articles/{id}/stages", StagesAsync)
            .Produces<IReadOnlyList<StageEntry>>()
            .WithSummary("The stages an article went through: when, how long, by whom.");
        app.MapGet("/api/articles/{id}/versions", VersionsAsync)
            .Produces<RelatedArticles>()
            .WithSummary("The versions of an article, oldest first, and the other articles of its story, earliest first.");
        app.MapGet("/api/articles/{id}/similar", SimilarAsync)
            .Produces<IReadOnlyList<FoundArticle>>()
            .WithSummary("Articles about the same things, those of its own story left out.");
        app.MapDelete("/api/articles/{id}", DeleteAsync)
            .ForOperators()
            .Produces<DeletedArticle>()
            .WithSummary("Takes an article out of everything, for good.");
        app.MapPost("/articles/{id}/delete", DeleteFromPageAsync).ForOperators().ExcludeFromDescription();
        app.MapGet("/articles/{id}/original", OriginalAsync).WithSummary("The article's original bytes, to download.");
    }

    private static async Task<IResult> HistoryAsync(string id, IArticleStore store, CancellationToken cancellation) =>
        await ArticleHistory.ReadAsync(store, id, cancellation) is { } history ? TypedResults.Ok(history) : Missing(id);

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, Deleter deleter, CancellationToken cancellation) =>
        await deleter.DeleteAsync(id, Asker.Of(context), cancellation) is { } deleted ? TypedResults.Ok(deleted) : Missing(id);

    private static async Task<IResult> DeleteFromPageAsync(
        string id,
        HttpContext context,
        Deleter deleter,
        CancellationToken cancellation
    ) => await deleter.DeleteAsync(id, Asker.Of(context), cancellation) is null ? Missing(id) : TypedResults.LocalRedirect("~/");

    private static async Task<IResult> StagesAsync(string id, IArticleStore store, CancellationToken cancellation) =>
        await ArticleHistory.ReadAsync(store, id, cancellation) is { } history
            ? TypedResults.Ok<IReadOnlyList<StageEntry>>([.. history.Timeline().Select(entry => new StageEntry(entry.Stage, entry.Stamp))])
            : Missing(id);

    private static async Task<IResult> VersionsAsync(string id, ReadModel model, CancellationToken cancellation)
    {
        var index = await model.OpenedAsync(cancellation);
        return index.Resolve(id) is { } whole ? TypedResults.Ok(RelatedArticles.Of(index, whole)) : Missing(id);
    }

    private static async Task<IResult> SimilarAsync(string id, ReadModel model, CancellationToken cancellation, int limit = 10)
    {
        var index = await model.OpenedAsync(cancellation);
        return index.Resolve(id) is { } whole ? TypedResults.Ok(index.Similar(whole, Math.Clamp(limit, 1, 50))) : Missing(id);
    }

    // Whatever it is, the browser saves it and does not show it: it is somebody else's page.
    private static async Task<IResult> OriginalAsync(string id, IArticleStore store, CancellationToken cancellation)
    {
        var whole = await store.ResolveIdAsync(id, cancellation) ?? id;
        return await store.FindAsync<RawArticle>(whole, cancellation) is { } raw
            ? TypedResults.File(raw.Content, "application/octet-stream", $"{whole[..12]}{Ending(raw)}")
            : Missing(id);
    }

    private static string Ending(RawArticle raw)
    {
        var ending = Path.GetExtension(raw.Source.Member ?? raw.Source.File);
        return ending.Length is > 1 and < 10 && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : ".bin";
    }

    private static IResult Missing(string id) =>
        Problem.Of(
            StatusCodes.Status404NotFound,
            "No such article.",
            $"Nothing is known under the id {id}. Ids are 64 characters; the first six or more will do where they fit only one article."
        );
}

/// <summary>A stage's part in an article.</summary>
public sealed record StageEntry(Stage Stage, Stamp Stamp);

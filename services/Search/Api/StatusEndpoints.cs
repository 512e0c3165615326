using Pipeline.Search.Access;
using Pipeline.Search.Following;
using Pipeline.Search.Operations;

namespace Pipeline.Search.Api;

/// <summary>The pipeline: counts, and an article through the stages again.</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/status", async (StatusReader reader, CancellationToken cancellation) => await reader.ReadAsync(cancellation))
            .WithSummary("Done, waiting and refused, by stage.");
        app.MapGet("/api/index", (ReadModel model) => model.Progress).WithSummary("How far the search index is with what the store has.");
        app.MapPost("/articles/{id}/again", ArticleAgainAsync).ForOperators().ExcludeFromDescription();
    }

    private static async Task<IResult> ArticleAgainAsync(string id, Replayer replayer, CancellationToken cancellation) =>
        await replayer.ReplayAsync(id, null, cancellation) is { } why
            ? Problem.Of(StatusCodes.Status409Conflict, why)
            : TypedResults.LocalRedirect($"~/articles/{Uri.EscapeDataString(id)}");
}

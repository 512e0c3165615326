using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Contracts;
using Pipeline.Search.Access;
using Pipeline.Search.Following;
using Pipeline.Search.Operations;

namespace Pipeline.Search.Api;

/// <summary>The pipeline: counts, refusals, and to try again.</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/status", async (StatusReader reader, CancellationToken cancellation) => await reader.ReadAsync(cancellation))
            .WithSummary("Done, waiting and refused, by stage.");
        app.MapGet("/api/index", (ReadModel model) => model.Progress).WithSummary("How far the search index is with what the store has.");
        app.MapGet("/api/failures", async (FailureReader reader, CancellationToken cancellation) => await reader.ReadAsync(cancellation))
            .WithSummary("Refusals by stage and reason, with counts, first and last time, and examples.");
        app.MapGet("/failures/{id}/file", FileAsync).WithSummary("The bytes of what was refused, to download.");
        app.MapPost("/api/replay", ReplayAsync)
            .ForOperators()
            .WithSummary("Sends an article, or all that a stage refused for a reason, through the stages again.");
        app.MapPost("/failures/again", AgainAsync).ForOperators().ExcludeFromDescription();
        app.MapPost("/articles/{id}/again", ArticleAgainAsync).ForOperators().ExcludeFromDescription();
    }

    private static async Task<IResult> FileAsync(string id, RefusedFile files, CancellationToken cancellation) =>
        await files.FindAsync(id, cancellation) is var (name, content)
            ? TypedResults.File(content, "application/octet-stream", name)
            : Problem.Of(StatusCodes.Status404NotFound, "The file is neither in the store nor in the inbox's failed files.");

    private static async Task<IResult> ReplayAsync(
        Replayer replayer,
        CancellationToken cancellation,
        string? id = null,
        string? stage = null,
        string? reason = null
    )
    {
        var named = stage is null ? null : StageTable.Product.Find(stage)?.Stage;
        if (id is not null)
        {
            return await replayer.ReplayAsync(id, named, cancellation) is { } why
                ? Problem.Of(StatusCodes.Status409Conflict, why)
                : TypedResults.Ok(new Replayed(1, 0));
        }

        if (named is not { } refusing || reason is null)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "Name an article (id), or a stage and a reason.");
        }

        var (sent, left) = await replayer.ReplayGroupAsync(refusing, reason, cancellation);
        return TypedResults.Ok(new Replayed(sent, left));
    }

    private static async Task<IResult> AgainAsync(HttpContext context, Replayer replayer, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (StageTable.Product.Find(form["stage"].ToString())?.Stage is not { } stage)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "There is no such stage.");
        }

        if (form["id"].ToString() is { Length: > 0 } id)
        {
            var why = await replayer.ReplayAsync(id, stage, cancellation);
            return why is null ? Back("sent=1") : Problem.Of(StatusCodes.Status409Conflict, why);
        }

        var (sent, left) = await replayer.ReplayGroupAsync(stage, form["reason"].ToString(), cancellation);
        return Back(string.Create(CultureInfo.InvariantCulture, $"sent={sent}&left={left}"));
    }

    private static async Task<IResult> ArticleAgainAsync(string id, Replayer replayer, CancellationToken cancellation) =>
        await replayer.ReplayAsync(id, null, cancellation) is { } why
            ? Problem.Of(StatusCodes.Status409Conflict, why)
            : TypedResults.LocalRedirect($"~/articles/{Uri.EscapeDataString(id)}");

    private static RedirectHttpResult Back(string figures) => TypedResults.LocalRedirect("~/failures?" + figures);

    /// <param name="Sent">Messages that were sent.</param>
    /// <param name="Left">Articles whose bytes were never taken in.</param>
    public sealed record Replayed(int Sent, int Left);
}

using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Contracts;
using Pipeline.Search.Access;
using Pipeline.Search.Operations;

namespace Pipeline.Search.Api;

/// <summary>What failed, and what a person does about it.</summary>
internal static class FailureEndpoints
{
    // What a person says of it: a line, not a report.
    private const int LongestNote = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/api/failures",
                async (FailureReader reader, CancellationToken cancellation, bool aside = false) =>
                    await reader.ReadAsync(cancellation, aside)
            )
            .Produces<IReadOnlyList<FailureGroup>>()
            .WithSummary("Refusals and faults by stage and reason, with counts, first and last time, and examples.");
        app.MapGet("/failures/{id}/file", FileAsync).WithSummary("The bytes of what was refused, to download.");
        app.MapPost("/api/replay", ReplayAsync)
            .ForOperators()
            .Produces<HandledFailures>()
            .WithSummary("Sends an article, or all that failed at a stage for a reason, through the stages again.");
        app.MapPost("/api/failures/aside", AsideAsync)
            .ForOperators()
            .Produces<HandledFailures>()
            .WithSummary("Sets failures aside: an article's (id), or all of a stage and reason; with a note.");
        app.MapPost("/failures/again", AgainFromPageAsync).ForOperators().ExcludeFromDescription();
        app.MapPost("/failures/aside", AsideFromPageAsync).ForOperators().ExcludeFromDescription();
        app.MapPost("/failures/back", BackFromPageAsync).ForOperators().ExcludeFromDescription();
    }

    private static async Task<IResult> FileAsync(string id, RefusedFile files, CancellationToken cancellation) =>
        await files.FindAsync(id, cancellation) is var (name, content)
            ? TypedResults.File(content, "application/octet-stream", name)
            : Problem.Of(StatusCodes.Status404NotFound, "The file is neither in the store nor in the inbox's failed files.");

    private static async Task<IResult> ReplayAsync(
        HttpContext context,
        FailureHandler handler,
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
                : TypedResults.Ok(new HandledFailures(1));
        }

        return named is { } failing && reason is not null
            ? TypedResults.Ok(await handler.TryAgainAsync(new FailureChoice(failing, reason), Asker.Of(context), null, cancellation))
            : Problem.Of(StatusCodes.Status400BadRequest, "Name an article (id), or a stage and a reason.");
    }

    private static async Task<IResult> AsideAsync(
        HttpContext context,
        FailureHandler handler,
        CancellationToken cancellation,
        string? id = null,
        string? stage = null,
        string? reason = null,
        string? note = null
    )
    {
        var named = stage is null ? null : StageTable.Product.Find(stage)?.Stage;
        return id is null && (named is null || reason is null)
            ? Problem.Of(StatusCodes.Status400BadRequest, "Name an article (id), or a stage and a reason.")
            : TypedResults.Ok(
                await handler.SetAsideAsync(new FailureChoice(named, reason, id), Asker.Of(context), Short(note), cancellation)
            );
    }

    private static async Task<IResult> AgainFromPageAsync(HttpContext context, FailureHandler handler, CancellationToken cancellation)
    {
        if (await ChoiceAsync(context, cancellation) is not var (choice, note))
        {
            return NoSuchStage();
        }

        var handled = await handler.TryAgainAsync(choice, Asker.Of(context), note, cancellation);
        return handled is { Done: 0, Why: { } why }
            ? Problem.Of(StatusCodes.Status409Conflict, why)
            : Back(context, $"sent={handled.Done}&left={handled.Left}");
    }

    private static async Task<IResult> AsideFromPageAsync(HttpContext context, FailureHandler handler, CancellationToken cancellation) =>
        await ChoiceAsync(context, cancellation) is var (choice, note)
            ? Back(context, $"aside={(await handler.SetAsideAsync(choice, Asker.Of(context), note, cancellation)).Done}")
            : NoSuchStage();

    private static async Task<IResult> BackFromPageAsync(HttpContext context, FailureHandler handler, CancellationToken cancellation) =>
        await ChoiceAsync(context, cancellation) is var (choice, _)
            ? Back(context, $"back={(await handler.BringBackAsync(choice, cancellation)).Done}")
            : NoSuchStage();

    // Without a stage it is all that waits for somebody.
    private static async Task<(FailureChoice Choice, string? Note)?> ChoiceAsync(HttpContext context, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var stage = form["stage"].ToString();
        var named = stage.Length == 0 ? null : StageTable.Product.Find(stage)?.Stage;
        return stage.Length > 0 && named is null
            ? null
            : (new FailureChoice(named, Given(form["reason"]), Given(form["id"])), Short(form["note"]));
    }

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string? Short(string? note) =>
        note?.Trim() is not { Length: > 0 } said ? null
        : said.Length <= LongestNote ? said
        : said[..LongestNote];

    private static IResult NoSuchStage() => Problem.Of(StatusCodes.Status400BadRequest, "There is no such stage.");

    private static RedirectHttpResult Back(HttpContext context, FormattableString figures) =>
        TypedResults.LocalRedirect("~/failures?" + figures.ToString(CultureInfo.InvariantCulture));
}

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pipeline.Search.Pages;

namespace Pipeline.Search.Uploads;

/// <summary>
/// <c>POST /uploads</c> takes a form with files; <c>GET /api/uploads/{id}?file=…&amp;since=…</c> tells what became of one; <c>GET
/// /uploads</c> shows it
/// to a browser without scripts. None of them is there without <c>Search:Inbox</c>.
/// </summary>
internal static class UploadEndpoints
{
    private const long FormOverhead = 1 << 20;
    private const int DiskFull = 28; // ENOSPC
    private const int QuotaFull = 122; // EDQUOT

    public static void Map(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<SearchOptions>>().Value;
        if (string.IsNullOrEmpty(options.Inbox))
        {
            return;
        }

        app.MapPost(
            "/uploads",
            (HttpContext context, UploadReceiver receiver, CancellationToken cancellation) =>
                ReceiveAsync(context, receiver, options, cancellation)
        );
        app.MapGet(
            "/api/uploads/{id}",
            async Task<Results<Ok<UploadFate>, BadRequest<string>>> (
                UploadFollower follower,
                CancellationToken cancellation,
                string id,
                string file,
                DateTimeOffset since
            ) =>
                IsKnowable(id, file)
                    ? TypedResults.Ok(await follower.FollowAsync(id, file, since, cancellation))
                    : TypedResults.BadRequest("No such upload.")
        );
        app.MapGet("/uploads", ShowAsync);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context,
        UploadReceiver receiver,
        SearchOptions options,
        CancellationToken cancellation
    )
    {
        if (!IsOwnPage(context.Request))
        {
            return TypedResults.Problem("Only the search page itself may send files.", statusCode: StatusCodes.Status403Forbidden);
        }

        // A form of many files may be longer than the largest of them; each is held to its own limit as it comes.
        context
            .Features.Get<IHttpMaxRequestBodySizeFeature>()
            ?.MaxRequestBodySize =
                options.MaxFiles > (long.MaxValue - FormOverhead) / options.MaxUploadBytes
                    ? null
                    : (options.MaxUploadBytes * options.MaxFiles) + FormOverhead;
        IReadOnlyList<Upload> uploads;
        try
        {
            uploads = await receiver.ReceiveAsync(context.Request, cancellation);
        }
        catch (BadHttpRequestException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: exception.StatusCode);
        }
        catch (IOException exception) when (exception.HResult is DiskFull or QuotaFull)
        {
            return TypedResults.Problem(
                "There is no room left on the inbox's disk. Free some, and send the file again.",
                statusCode: StatusCodes.Status507InsufficientStorage
            );
        }
        catch (UnauthorizedAccessException)
        {
            return TypedResults.Problem(
                "The search page may not write to the inbox. Give its user the right to.",
                statusCode: StatusCodes.Status500InternalServerError
            );
        }

        return context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? TypedResults.Ok(uploads)
            : TypedResults.LocalRedirect("~" + ShowLink(uploads), permanent: false, preserveMethod: false);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, UploadFollower follower, CancellationToken cancellation)
    {
        var shown = new List<(Upload Upload, UploadFate Fate)>();
        foreach (var entry in context.Request.Query["u"].OfType<string>().Take(100))
        {
            var parts = entry.Split('/', 3);
            if (
                parts is [var id, var ticks, var file]
                && IsKnowable(id, file)
                && long.TryParse(ticks, out var milliseconds)
                && milliseconds is > 0 and < 253_402_300_799_999
            )
            {
                var upload = new Upload(file, id, 0, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
                shown.Add((upload, await follower.FollowAsync(id, file, upload.Since, cancellation)));
            }
        }

        foreach (var entry in context.Request.Query["refused"].OfType<string>().Take(100))
        {
            var parts = entry.Split('/', 2);
            shown.Add(
                (new Upload(parts[0], null, 0, default), new UploadFate(UploadState.Refused, Detail: parts.Length > 1 ? parts[1] : null))
            );
        }

        if (shown.Any(item => item.Fate.State is UploadState.Waiting or UploadState.Working))
        {
            context.Response.Headers["Refresh"] = "2";
        }

        return new RazorComponentResult<UploadsPage>(new { Shown = shown });
    }

    private static string ShowLink(IReadOnlyList<Upload> uploads) =>
        "/uploads?"
        + string.Join(
            '&',
            uploads
                .Take(100)
                .Select(upload =>
                    upload.Id is null
                        ? "refused=" + Uri.EscapeDataString($"{upload.File}/{upload.Refused}")
                        : "u=" + Uri.EscapeDataString($"{upload.Id}/{upload.Since.ToUnixTimeMilliseconds()}/{upload.File}")
                )
        );

    // A name out of a link is looked for in folders, so it must be one that this service could have given.
    private static bool IsKnowable(string id, string file) =>
        id.Length == 64
        && id.All(char.IsAsciiHexDigitLower)
        && file.Length is > 0 and < 256
        && UploadName.Clean(file) == file
        && file[0] != '.';

    // Another site's page can make a browser send a form here. Browsers say where a request comes from; programs say nothing.
    private static bool IsOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }
}

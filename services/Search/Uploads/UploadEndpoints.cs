using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pipeline.Search.Access;
using Pipeline.Search.Api;
using Pipeline.Search.Pages;

namespace Pipeline.Search.Uploads;

/// <summary>
/// <c>POST /uploads</c> takes a form with files; <c>GET /api/uploads/{id}?file=…&amp;since=…</c> tells what became of one; <c>GET
/// /uploads</c> shows it
/// to a browser without scripts. None of them is there without <c>Search:Inbox</c>.
/// </summary>
internal static class UploadEndpoints
{
    private const int DiskFull = 28; // ENOSPC
    private const int QuotaFull = 122; // EDQUOT

    public static void Map(IEndpointRouteBuilder app)
    {
        var options = app.ServiceProvider.GetRequiredService<IOptions<SearchOptions>>().Value;
        if (string.IsNullOrEmpty(options.Inbox))
        {
            return;
        }

        app.MapPost(
                "/uploads",
                (HttpContext context, UploadReceiver receiver, RefusedUploads refused, CancellationToken cancellation) =>
                    ReceiveAsync(context, receiver, refused, options, cancellation)
            )
            .ForOperators()
            .WithMetadata(new Unhurried())
            .WithSummary("Takes files (multipart/form-data) into the inbox.");
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
            )
            .WithSummary("What became of an uploaded file.");
        app.MapGet("/uploads", ShowAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context,
        UploadReceiver receiver,
        RefusedUploads refused,
        SearchOptions options,
        CancellationToken cancellation
    )
    {
        if (context.Request.ContentLength > options.MaxRequestBytes)
        {
            return TooLarge(options);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxRequestBytes;
        }

        IReadOnlyList<Upload> uploads;
        try
        {
            uploads = await receiver.ReceiveAsync(context.Request, cancellation);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(options);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException && exception.HResult is DiskFull or QuotaFull)
        {
            return Problem.Of(
                StatusCodes.Status507InsufficientStorage,
                "There is no room left on the inbox's disk.",
                "Free some, and send the file again."
            );
        }
        catch (UnauthorizedAccessException)
        {
            return Problem.Of(
                StatusCodes.Status500InternalServerError,
                "The search page may not write to the inbox.",
                "Give its user the right to."
            );
        }

        return context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? TypedResults.Ok(uploads)
            : TypedResults.LocalRedirect("~" + ShowLink(uploads, refused), permanent: false, preserveMethod: false);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        UploadFollower follower,
        RefusedUploads refused,
        CancellationToken cancellation
    )
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

        shown.AddRange(
            refused
                .Find(context.Request.Query["refused"])
                .Select(upload => (upload, new UploadFate(UploadState.Refused, Detail: upload.Refused)))
        );
        if (shown.Any(item => item.Fate.State is UploadState.Waiting or UploadState.Working))
        {
            context.Response.Headers["Refresh"] = "2";
        }

        return new RazorComponentResult<UploadsPage>(new { Shown = shown });
    }

    private static string ShowLink(IReadOnlyList<Upload> uploads, RefusedUploads refused)
    {
        var parts = uploads
            .Where(upload => upload.Id is not null)
            .Take(100)
            .Select(upload => "u=" + Uri.EscapeDataString($"{upload.Id}/{upload.Since.ToUnixTimeMilliseconds()}/{upload.File}"));
        Upload[] not = [.. uploads.Where(upload => upload.Id is null)];
        return "/uploads?" + string.Join('&', not.Length == 0 ? parts : parts.Append("refused=" + refused.Keep(not)));
    }

    private static IResult TooLarge(SearchOptions options) =>
        Problem.Of(
            StatusCodes.Status413PayloadTooLarge,
            $"A request has at most {options.MaxRequestBytes >> 20} MiB.",
            "Send fewer files at once, or put them into the inbox by other means."
        );

    // A name out of a link is looked for in folders, so it must be one that this service could have given.
    private static bool IsKnowable(string id, string file) =>
        id.Length == 64
        && id.All(char.IsAsciiHexDigitLower)
        && file.Length is > 0 and < 256
        && UploadName.Clean(file) == file
        && file[0] != '.';
}

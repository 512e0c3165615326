using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Search.Pages;

namespace Pipeline.Search.Api;

/// <summary>What went wrong, as a page for people and as problem details (RFC 9457) for programs.</summary>
internal static class Problem
{
    public static IResult Of(int status, string title, string? detail = null, IDictionary<string, object?>? more = null) =>
        new Answer(status, title, detail, more);

    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) && !request.Path.StartsWithSegments("/api");

    private sealed class Answer(int status, string title, string? detail, IDictionary<string, object?>? more) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            WantsPage(httpContext.Request)
                ? new RazorComponentResult<ProblemPage>(new { Heading = title, Detail = detail }) { StatusCode = status }.ExecuteAsync(
                    httpContext
                )
                : TypedResults.Problem(detail, title: title, statusCode: status, extensions: more).ExecuteAsync(httpContext);
    }
}

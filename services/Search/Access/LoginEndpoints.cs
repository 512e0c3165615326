using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Search.Pages;

namespace Pipeline.Search.Access;

/// <summary>A key for a cookie.</summary>
internal static class LoginEndpoints
{
    public const string RateLimit = "login";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/login", (string? next) => new RazorComponentResult<LoginPage>(new { Next = next ?? "/", Wrong = false }))
            .ForEveryone()
            .ExcludeFromDescription();
        app.MapPost("/login", LogInAsync).ForEveryone().RequireRateLimiting(RateLimit).ExcludeFromDescription();
        app.MapPost("/logout", LogOut).ForEveryone().ExcludeFromDescription();
    }

    private static async Task<IResult> LogInAsync(HttpContext context, Keys keys, ILogger<Keys> logger, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var next = form["next"].ToString();
        var role = keys.RoleOf(form["key"].ToString().Trim());
        if (role == Role.None)
        {
            Log.WrongKey(logger, context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
            return new RazorComponentResult<LoginPage>(new { Next = next, Wrong = true })
            {
                StatusCode = StatusCodes.Status401Unauthorized,
            };
        }

        context.Response.Cookies.Append(
            Keys.CookieName,
            keys.Issue(role),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Keys.Lifetime,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
            }
        );
        return TypedResults.LocalRedirect(IsLocal(next) ? "~" + next : "~/");
    }

    private static RedirectHttpResult LogOut(HttpContext context)
    {
        context.Response.Cookies.Delete(Keys.CookieName);
        return TypedResults.LocalRedirect("~/login");
    }

    // A path of this service, and not "//elsewhere.example".
    private static bool IsLocal(string path) => path is ['/'] or ['/', not ('/' or '\\'), ..];
}

using System.Net;
using System.Text;
using Pipeline.Search.Api;

namespace Pipeline.Search.Access;

/// <summary>Who may, asked before anything else is: the name that was called, where it comes from, and the key.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, HostRules hosts, Keys keys)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsOperations(context.Request.Path))
        {
            await next(context);
            return;
        }

        if (!hosts.Answers(context.Request.Host))
        {
            await Problem
                .Of(
                    StatusCodes.Status421MisdirectedRequest,
                    $"This service does not answer to the name {context.Request.Host.Host}.",
                    "Use an address in figures or localhost, or add the name to Search:Hosts."
                )
                .ExecuteAsync(context);
            return;
        }

        if (!IsSafe(context.Request.Method) && !HostRules.IsOwn(context.Request))
        {
            await Problem.Of(StatusCodes.Status403Forbidden, "Only this service's own pages may ask for that.").ExecuteAsync(context);
            return;
        }

        var role = RoleOf(context.Request);
        context.Items[typeof(Role)] = role;
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<Needs>()?.Role ?? Role.Reader;
        if (role >= needed)
        {
            await next(context);
        }
        else if (role == Role.None && Problem.WantsPage(context.Request))
        {
            context.Response.Redirect("/login?next=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        }
        else if (role == Role.None)
        {
            context.Response.Headers.WWWAuthenticate = IsFeed(context.Request.Path) ? "Basic realm=\"Articles\"" : "Bearer";
            await Problem
                .Of(StatusCodes.Status401Unauthorized, "A key is needed.", "Send it as Authorization: Bearer KEY, or log in on the page.")
                .ExecuteAsync(context);
        }
        else
        {
            await Problem.Of(StatusCodes.Status403Forbidden, "That takes the operator's key.").ExecuteAsync(context);
        }
    }

    private Role RoleOf(HttpRequest request)
    {
        if (!keys.AreNeeded)
        {
            return Role.Operator;
        }

        var header = request.Headers.Authorization.ToString();
        var key =
            header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim()
            : header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? PasswordOf(header[6..])
            : request.Headers["X-Api-Key"].ToString();
        return key.Length > 0 ? keys.RoleOf(key) : keys.Read(request.Cookies[Keys.CookieName]);
    }

    // Feed readers ask for a name and a password and know no other way: the key is the password, the name is anything.
    private static string PasswordOf(string credentials)
    {
        var bytes = new byte[credentials.Length];
        return
            Convert.TryFromBase64String(credentials.Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
            ? password
            : "";
    }

    private static bool IsFeed(PathString path) => path.Value?.EndsWith("/feed.atom", StringComparison.Ordinal) == true;

    // Probes and scrapes come by the pod's address and have no key; they say nothing of articles.
    private static bool IsOperations(PathString path) => path.StartsWithSegments("/health") || path == "/metrics";

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    internal static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}

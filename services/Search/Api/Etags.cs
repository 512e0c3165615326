using System.Security.Cryptography;

namespace Pipeline.Search.Api;

/// <summary>
/// ETags for what programs read again and again: an answer that is the same is not sent again. Exports are streamed and have none.
/// </summary>
internal sealed class Etags(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !IsTagged(context))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(held.GetBuffer().AsSpan(0, (int)held.Length)).AsSpan(0, 12))}\"";
            context.Response.Headers.ETag = tag;
            context.Response.Headers.CacheControl = "private, no-cache"; // kept, and asked about each time
            if (context.Request.Headers.IfNoneMatch.Contains(tag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentLength = null;
                context.Response.Headers.ContentType = default;
                return;
            }
        }

        context.Response.ContentLength = held.Length;
        await body.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), context.RequestAborted);
    }

    private static bool IsTagged(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api") || context.Request.Path == "/feed.atom")
        && context.GetEndpoint()?.Metadata.GetMetadata<Access.Unhurried>() is null;
}

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Pipeline.Search.Api;

namespace Pipeline.Search.Access;

/// <summary>How much one client may ask.</summary>
internal static class RateLimits
{
    private const int LoginsPerMinute = 10;

    public static void Configure(RateLimiterOptions limiter, IOptions<SearchOptions> options)
    {
        var most = options.Value.RequestsPerMinute;
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            await Problem
                .Of(StatusCodes.Status429TooManyRequests, "That is too much at once.", "Wait a minute.")
                .ExecuteAsync(context.HttpContext);
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            most == 0 || AccessMiddleware.IsLocal(context) ? RateLimitPartition.GetNoLimiter("") : PerMinute(ClientOf(context), most)
        );
        limiter.AddPolicy(LoginEndpoints.RateLimit, context => PerMinute(ClientOf(context), LoginsPerMinute));
    }

    private static RateLimitPartition<string> PerMinute(string client, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(
            client,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }
        );

    private static string ClientOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}

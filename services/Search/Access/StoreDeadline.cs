using Pipeline.Search.Api;

namespace Pipeline.Search.Access;

/// <summary>On an endpoint: it may take as long as it takes.</summary>
internal sealed record Unhurried;

/// <summary>
/// A person does not wait for a store that is away. Its calls wait out outages, which is right for workers; here they are given up after a
/// time, with an answer that says so.
/// </summary>
internal sealed class StoreDeadline(RequestDelegate next, TimeProvider time, ILogger<StoreDeadline> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Unhurried>() is not null)
        {
            await next(context);
            return;
        }

        var gone = context.RequestAborted;
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, deadline.Token);
        context.RequestAborted = either.Token;
        context.Items[typeof(StoreDeadline)] = gone;
        try
        {
            await next(context);
        }
        catch (Exception exception)
            when (!context.Response.HasStarted
                && !gone.IsCancellationRequested
                && (deadline.IsCancellationRequested || IsOfTheStore(exception))
            )
        {
            Log.StoreAway(logger, context.Request.Path, exception.Message);
            context.RequestAborted = gone;
            context.Response.Headers.RetryAfter = "5";
            await Problem
                .Of(StatusCodes.Status503ServiceUnavailable, "The store does not answer.", "Nothing is lost. Try again in a moment.")
                .ExecuteAsync(context);
        }
    }

    /// <summary>
    /// The deadline is for what is asked of the store, and not for writing the answer: ASP.NET takes a token that ends meanwhile for a
    /// client that left, and sends what it has so far as if it were all.
    /// </summary>
    public static async ValueTask<object?> EndAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var answer = await next(invocation);
        if (invocation.HttpContext.Items[typeof(StoreDeadline)] is CancellationToken gone)
        {
            invocation.HttpContext.RequestAborted = gone;
        }

        return answer;
    }

    private static bool IsOfTheStore(Exception exception) =>
        exception is OperationCanceledException or TimeoutException
        || exception.GetType().Namespace is { } space
            && (
                space.StartsWith("MongoDB", StringComparison.Ordinal)
                || space.StartsWith("Polly", StringComparison.Ordinal)
                || space.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
            );
}

using Pipeline.Search.Following;

namespace Pipeline.Search.Api;

/// <summary>What an exception is answered with.</summary>
internal sealed class FaultAnswers(RequestDelegate next, ILogger<FaultAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (QueryException exception) when (!context.Response.HasStarted)
        {
            await SearchEndpoints.Misunderstood(exception).ExecuteAsync(context);
        }
        catch (IndexUnavailableException exception) when (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = "5";
            await Problem.Of(StatusCodes.Status503ServiceUnavailable, exception.Message).ExecuteAsync(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await Problem.Of(exception.StatusCode, exception.Message).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.Failed(logger, context.Request.Path, exception);
            await Problem
                .Of(StatusCodes.Status500InternalServerError, "That went wrong.", "The service's log says why.")
                .ExecuteAsync(context);
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Search.Access;

namespace Pipeline.Search.Tests;

/// <summary>The deadline is for the store, not for the answer.</summary>
public sealed class StoreDeadlineTests
{
    [Fact]
    public async Task An_answer_that_takes_long_to_write_is_not_cut_off()
    {
        var time = new FakeTimeProvider();
        var deadline = new StoreDeadline(
            async context =>
            {
                await StoreDeadline.EndAsync(
                    new DefaultEndpointFilterInvocationContext(context),
                    _ => ValueTask.FromResult<object?>("answer")
                );
                time.Advance(TimeSpan.FromSeconds(10));
                context.RequestAborted.IsCancellationRequested.Should().BeFalse();
                await context.Response.WriteAsync("whole", context.RequestAborted);
            },
            time,
            NullLogger<StoreDeadline>.Instance
        );
        var request = new DefaultHttpContext();
        request.Response.Body = new MemoryStream();

        await deadline.InvokeAsync(request);

        request.Response.Body.Length.Should().Be(5);
        request.Response.StatusCode.Should().Be(StatusCodes.Status200OK);
    }
}

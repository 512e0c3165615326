using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Hosting;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>A container asks every few seconds whether its program is ready; it must cost next to nothing.</summary>
public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task Asks_the_running_program_and_builds_nothing(int status, int exit)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var running = builder.Build();
        running.Urls.Add("http://127.0.0.1:0");
        running.MapGet("/health/ready", () => Results.StatusCode(status));
        await running.StartAsync(TestContext.Current.CancellationToken);
        var url = running.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        (await WorkerHost.RunAsync(["--health", $"--urls={url}"], NothingIsBuilt)).Should().Be(exit);
    }

    [Fact]
    public async Task Says_no_where_nobody_answers() =>
        (await WorkerHost.RunAsync(["--health", "--urls=http://127.0.0.1:1"], NothingIsBuilt)).Should().Be(1);

    private static WebApplication NothingIsBuilt() => throw new InvalidOperationException("The service was built to be asked.");
}

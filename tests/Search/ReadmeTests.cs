using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>The service's page is what there is.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Names_every_request_that_the_service_answers()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(Solution.Folder, "services", "Search", "README.md"),
            TestContext.Current.CancellationToken
        );
        await using var search = await SearchHost.StartAsync();

        search
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not null)
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<IHttpMethodMetadata>()!
                    .HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}")
            )
            .Where(request =>
                !page.Contains($"`{request}`", StringComparison.Ordinal) && !page.Contains($"`{request}?", StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();
    }
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pipeline.Browser.Tests.News;

namespace Pipeline.Browser.Tests;

/// <summary>
/// axe-core over every kind of page, in both themes. It needs the page's policy out of its way, which other tests hold to.
/// </summary>
[Collection(NewsroomPipeline.Shared.Name)]
public sealed class AccessibilityTests(NewsroomPipeline pipeline)
{
    public static TheoryData<string, ColorScheme> Pages =>
        new(
            from path in new[]
            {
                "/",
                "/?q=bridge+site%3A%22Valley+Courier%22",
                "/?q=topci%3Asport",
                "/?q=zeppelin",
                "article",
                "compare",
                "changes",
                "/names/person/Ilya%20Maren",
                "/pipeline",
                "/failures",
                "/failures/Ingest/truncated",
                "/searches",
                "/upload",
                "/api",
            }
            from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
            select (path, scheme)
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Nothing_serious_is_found_on(string path, ColorScheme scheme) =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await Views.GoAsync(page, pipeline, path);

                Accessibility.SeriousIn(await page.RunAxe()).Should().BeEmpty();
            },
            new() { ColorScheme = scheme, BypassCSP = true }
        );
}

using Microsoft.Playwright;
using Pipeline.Browser.Tests.News;

namespace Pipeline.Browser.Tests;

/// <summary>
/// Makes the pictures of the README again: <c>PIPELINE_SCREENSHOTS=docs/screenshots</c>, an absolute path or one from here.
/// </summary>
[Collection(NewsroomPipeline.Shared.Name)]
public sealed class Screenshots(NewsroomPipeline pipeline)
{
    [Fact]
    public async Task Are_taken_where_a_folder_is_named()
    {
        var folder = Environment.GetEnvironmentVariable("PIPELINE_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "PIPELINE_SCREENSHOTS names no folder for the pictures.");
        Directory.CreateDirectory(folder);
        foreach (
            var (name, view) in new[] { ("results", "/"), ("article", "compare"), ("pipeline", "/pipeline"), ("failures", "/failures") }
        )
        {
            foreach (var width in new[] { 1280, 390 })
            {
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await TakeAsync(
                        Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                        view,
                        width,
                        scheme
                    );
                }
            }
        }
    }

    private Task TakeAsync(string file, string view, int width, ColorScheme scheme) =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await Views.GoAsync(page, pipeline, view);
                await page.EvaluateAsync("document.activeElement.blur()");
                await page.ScreenshotAsync(new() { Path = file });
            },
            new()
            {
                ViewportSize = new() { Width = width, Height = width > 400 ? 900 : 844 },
                ColorScheme = scheme,
                Locale = "en-GB",
                TimezoneId = "Europe/Oslo",
            }
        );
}

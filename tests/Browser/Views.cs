using Microsoft.Playwright;
using Pipeline.Browser.Tests.News;

namespace Pipeline.Browser.Tests;

/// <summary>Pages by path; and those of an article, whose address only a search tells.</summary>
internal static class Views
{
    public static async Task GoAsync(IPage page, RunningPipeline pipeline, string view)
    {
        switch (view)
        {
            case "article":
                await OpenAsync(page, pipeline, Newsroom.StoryTitle);
                break;
            case "compare":
                await OpenAsync(page, pipeline, Newsroom.RepairedTitle);
                await page.Locator("#compare").ClickAsync();
                await page.Locator("#raw").WaitForAsync();
                break;
            case "changes":
                await OpenAsync(page, pipeline, Newsroom.EditedTitle);
                await page.Locator("#versions .changes").ClickAsync();
                await page.Locator("#changes").WaitForAsync();
                break;
            default:
                await page.GotoAsync(pipeline.At(view));
                break;
        }
    }

    public static async Task OpenAsync(IPage page, RunningPipeline pipeline, string title)
    {
        await page.GotoAsync(pipeline.At("/?q=" + Uri.EscapeDataString($"\"{title}\"")));
        await page.Locator(".results h2 a").First.ClickAsync();
        await page.Locator("#title").WaitForAsync();
    }
}

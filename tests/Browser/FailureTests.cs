using Microsoft.Playwright;
using Pipeline.Browser.Tests.News;

namespace Pipeline.Browser.Tests;

/// <summary>See what failed, have it tried again, set it aside.</summary>
public sealed class FailureTests(FailureTests.Troubled pipeline) : IClassFixture<FailureTests.Troubled>
{
    [Fact]
    public Task A_refused_file_is_tried_again_and_the_note_says_who_and_when() =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/failures"));
                var before = await page.Locator("#Ingest-truncated li time").First.GetAttributeAsync("datetime");
                await page.Locator("#Ingest-truncated")
                    .GetByRole(AriaRole.Button, new() { Name = "Try again: web/report.pdf" })
                    .ClickAsync();
                (await page.GetByRole(AriaRole.Status).InnerTextAsync()).Should().Be("1 sent again.");

                // It is as broken as before, and so it is refused anew.
                while (await page.Locator("#Ingest-truncated li time").First.GetAttributeAsync("datetime") == before)
                {
                    await page.ReloadAsync();
                }

                (await page.Locator("#Ingest-truncated li").CountAsync()).Should().Be(1);
            }
        );

    [Fact]
    public Task A_group_is_set_aside_with_a_note_and_brought_back() =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/failures"));
                var group = page.Locator(".failure", new() { HasText = "front.html" });
                await group.GetByPlaceholder("Note (optional)").FillAsync("the site's loading pages");
                await group.GetByRole(AriaRole.Button, new() { Name = "Set these 2 aside" }).ClickAsync();
                (await page.GetByRole(AriaRole.Status).InnerTextAsync()).Should().Be("2 set aside.");
                (await page.Locator(".failure", new() { HasText = "front.html" }).CountAsync()).Should().Be(0);

                await page.GetByRole(AriaRole.Link, new() { Name = "set aside", Exact = true }).ClickAsync();
                (await page.Locator(".failure .note").First.InnerTextAsync())
                    .Should()
                    .StartWith("Set aside")
                    .And.Contain("by an operator at")
                    .And.Contain("the site's loading pages");
                await page.GetByRole(AriaRole.Button, new() { Name = "Bring these 2 back" }).ClickAsync();
                (await page.GetByRole(AriaRole.Status).InnerTextAsync()).Should().Be("2 brought back.");
                (await page.Locator(".failure", new() { HasText = "front.html" }).CountAsync()).Should().Be(1);
            }
        );

    [Fact]
    public Task The_file_of_a_refusal_is_there_to_download() =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/failures"));
                var download = await page.RunAndWaitForDownloadAsync(() =>
                    page.GetByRole(AriaRole.Link, new() { Name = "File: letters/scan.bin" }).ClickAsync()
                );

                var expected = Newsroom.Files().Single(file => file.Path == "letters/scan.bin").Content;
                (await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Should().Equal(expected);
            }
        );

    [Fact]
    public Task A_deleted_article_is_gone() =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/?q=whales"));
                await page.Locator(".results h2 a").First.ClickAsync();
                await page.GetByText("Delete this article…").ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
                await page.WaitForURLAsync(pipeline.Address.ToString());

                do
                {
                    await page.GotoAsync(pipeline.At("/?q=whales"));
                } while (await page.Locator(".results h2").CountAsync() > 0);
            }
        );

    public sealed class Troubled : RunningPipeline
    {
        protected override IEnumerable<(string Path, byte[] Content)> Files => Newsroom.Files();

        protected override int Expected => base.Expected + Newsroom.Articles;
    }
}

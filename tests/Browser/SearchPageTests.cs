using Microsoft.Playwright;

namespace Pipeline.Browser.Tests;

public sealed class SearchPageTests(RunningPipeline pipeline) : IClassFixture<RunningPipeline>
{
    [Fact]
    public Task Finds_an_article_and_shows_its_clean_text_and_timeline() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(pipeline.Address.ToString());
            await page.GetByRole(AriaRole.Searchbox).FillAsync("rebels truce");
            await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();

            (await page.Locator(".results mark").AllInnerTextsAsync())
                .Should()
                .Contain(word => word.Equals("rebels", StringComparison.OrdinalIgnoreCase));
            await page.GetByRole(AriaRole.Link, new() { Name = "Truce Talks Open in Port Miran After Week of Shelling" }).ClickAsync();

            (await page.Locator("#text").InnerTextAsync()).Should().Contain("the city’s eastern districts").And.NotContain("Leave a Reply");
            (await page.Locator("#timeline tbody tr").CountAsync()).Should().Be(4);
            (await page.Locator("#topics").InnerTextAsync()).Should().Contain("conflict, war and peace");
        });

    [Fact]
    public Task Says_so_when_nothing_fits() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(new Uri(pipeline.Address, "/?q=zeppelin+ragtime").ToString());

            (await page.Locator("#count").InnerTextAsync()).Should().Be("No article has all of this.");
        });

    [Fact]
    public Task Narrows_results_by_topic() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(pipeline.Address.ToString());
            await page.Locator(".results .tag", new() { HasText = "sport" }).First.ClickAsync();

            (await page.Locator(".results h2").AllInnerTextsAsync()).Should().Equal("Late Goal Sends Valdoria Through to Cup Final");
        });

    [Fact]
    public Task Shows_a_query_with_markup_as_text() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(
                new Uri(pipeline.Address, "/?q=" + Uri.EscapeDataString("<script>document.title='no'</script>")).ToString()
            );

            (await page.TitleAsync()).Should().StartWith("<script>");
            (await page.GetByRole(AriaRole.Searchbox).InputValueAsync()).Should().StartWith("<script>");
        });
}

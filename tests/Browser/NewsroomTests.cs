using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pipeline.Browser.Tests.News;

namespace Pipeline.Browser.Tests;

/// <summary>What people come for, each by the way that a person takes.</summary>
[Collection(NewsroomPipeline.Shared.Name)]
public sealed class NewsroomTests(NewsroomPipeline pipeline)
{
    [Fact]
    public Task A_facet_narrows_the_results_and_its_chip_takes_it_back() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/"));
            var all = await page.Locator("#count").InnerTextAsync();
            await page.Locator("#facet-site a", new() { HasText = "Valley Courier" }).ClickAsync();

            (await page.Locator("#count").InnerTextAsync()).Should().NotBe(all);
            (await page.Locator(".results h2 + .facts").AllInnerTextsAsync())
                .Should()
                .OnlyContain(facts => facts.Contains("Valley Courier"));
            await page.Locator(".chip").ClickAsync();
            (await page.Locator("#count").InnerTextAsync()).Should().Be(all);
        });

    [Fact]
    public Task A_span_drawn_in_the_chart_keeps_only_its_articles() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/?q=site%3A%22Valley+Courier%22"));
            var box = (await page.Locator("#chart svg").BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(box.X + (box.Width * 0.55f), box.Y + 20);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(box.X + box.Width - 3, box.Y + 20, new() { Steps = 4 });
            await page.Mouse.UpAsync();

            await page.WaitForURLAsync(new Regex("after"));
            var from = Regex.Match(await page.Locator(".chips").InnerTextAsync(), @"after:(\S+)").Groups[1].Value;
            var days = await page.Locator(".results time")
                .EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime.slice(0, 10))");
            days.Should().NotBeEmpty().And.OnlyContain(day => string.CompareOrdinal(day, from) >= 0);
        });

    [Fact]
    public Task A_bar_of_the_chart_is_a_link_for_the_keyboard() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/"));
            await page.Locator("#chart a").First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");

            await page.WaitForURLAsync(new Regex("after"));
            (await page.Locator(".chip").CountAsync()).Should().BePositive();
        });

    [Fact]
    public Task Raw_and_clean_stand_beside_each_other_with_every_repair_and_removal_marked() =>
        LookAsync(async page =>
        {
            await Views.OpenAsync(page, pipeline, Newsroom.RepairedTitle);
            await page.Locator("#compare").ClickAsync();

            (await page.Locator("#marked").InnerTextAsync()).Should().Be("11 repairs and 3 removals marked");
            (await page.Locator("#raw ins.repair").CountAsync()).Should().Be(11);
            (await page.Locator("#raw ins.repair").First.InnerTextAsync()).Should().Be("โ€™");
            (await page.Locator("#raw ins.repair").First.GetAttributeAsync("data-became")).Should().Be("’");
            (await page.Locator("#raw del[data-why]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.why)"))
                .Should()
                .HaveCount(3)
                .And.Contain("comment-form");
            (await page.Locator("#text").InnerTextAsync()).Should().Contain("The town’s engineers").And.NotContain("Leave a Reply");
        });

    [Fact]
    public Task A_story_shows_once_with_its_other_members_behind_it() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/?q=" + Uri.EscapeDataString("harbour bridge hangers")));

            (await page.Locator(".results h2").AllInnerTextsAsync()).Should().Equal(Newsroom.StoryTitle);
            await page.GetByRole(AriaRole.Link, new() { Name = "and 2 more" }).ClickAsync();
            (await page.Locator(".results h2").CountAsync()).Should().Be(3);
            await page.Locator(".results h2 a").First.ClickAsync();
            (await page.Locator("#story li").CountAsync()).Should().Be(2);
        });

    [Fact]
    public Task An_edited_article_is_one_whose_versions_say_what_changed() =>
        LookAsync(async page =>
        {
            await Views.OpenAsync(page, pipeline, Newsroom.EditedTitle);
            (await page.Locator("#versions li").CountAsync()).Should().Be(2);
            await page.Locator("#versions .changes").ClickAsync();

            (await page.Locator("#changes ins").AllInnerTextsAsync()).Should().ContainSingle().Which.Should().Contain("withdrew his name");
            (await page.Locator("#changes del").CountAsync()).Should().Be(0);
        });

    [Fact]
    public Task A_name_has_a_page_of_its_time_company_and_articles() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/?q=Maren+airfield"));
            await page.Locator(".results h2 a").First.ClickAsync();
            await page.Locator("#text a.person", new() { HasText = "Ilya Maren" }).First.ClickAsync();

            (await page.Locator("h1").InnerTextAsync()).Should().Contain("Ilya Maren");
            (await page.Locator("#chart").CountAsync()).Should().Be(1);
            (await page.GetByRole(AriaRole.Heading, new() { Name = "Places in the same articles" }).CountAsync()).Should().Be(1);
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(@"^\d+ articles$") }).ClickAsync();
            (await page.Locator(".results h2").CountAsync()).Should().BeGreaterThan(1);
        });

    [Fact]
    public Task What_an_article_carries_never_runs_and_never_asks_another_host() =>
        LookAsync(async page =>
        {
            await Views.OpenAsync(page, pipeline, Newsroom.TrapTitle);
            await page.Locator("#compare").ClickAsync();

            (await page.Locator("main iframe, main script, main img").CountAsync()).Should().Be(0);
            (await page.Locator("main a").EvaluateAllAsync<string[]>("links => links.map(link => link.protocol)"))
                .Should()
                .OnlyContain(scheme => scheme == "http:" || scheme == "https:");
            var original = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Link, new() { Name = "Original file" }).ClickAsync()
            );
            original.SuggestedFilename.Should().EndWith(".html");
        });

    [Fact]
    public Task All_that_a_query_finds_is_exported() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/?q=" + Uri.EscapeDataString("site:\"The Port Ledger\"")));
            var total = int.Parse(
                (await page.Locator("#count").InnerTextAsync()).Split(' ')[0],
                System.Globalization.CultureInfo.InvariantCulture
            );
            var download = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync()
            );

            var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
            lines.Count(line => line.Contains("The Port Ledger", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(total);
        });

    [Fact]
    public Task A_search_is_saved_followed_and_deleted() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/?q=topic%3Asport+league"));
            await page.GetByText("Save this search").ClickAsync();
            await page.GetByLabel("Name").FillAsync("The league");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

            var saved = page.Locator(".searches li", new() { HasText = "The league" });
            (await saved.InnerTextAsync()).Should().Contain("topic:sport league");
            (await saved.GetByRole(AriaRole.Link, new() { Name = "Atom feed" }).GetAttributeAsync("href")).Should().EndWith("/feed.atom");
            await saved.GetByRole(AriaRole.Link, new() { Name = "The league" }).ClickAsync();
            (await page.Locator(".results h2").CountAsync()).Should().BePositive();
            await page.GotoAsync(pipeline.At("/searches"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete: The league" }).ClickAsync();
            (await page.Locator(".searches li").CountAsync()).Should().Be(0);
        });

    [Fact]
    public Task The_pipeline_page_tells_what_came_in_and_where_it_ended_and_renews_itself() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/pipeline"));
            await page.Locator("#stages tbody tr").First.WaitForAsync(new() { Timeout = 30_000 });

            (await page.Locator("#fate").InnerTextAsync()).Should().MatchRegex(@"^\d+ in, \d+ indexed, \d+ refused \(");
            (await page.Locator("#refused").InnerTextAsync()).Should().Contain("truncated");
            (await page.Locator("#collections").InnerTextAsync()).Should().Contain("wire").And.Contain("letters");
            (await page.Locator("#workers").InnerTextAsync()).Should().Contain("classify@");
            var shown = await page.Locator("#live time").Last.GetAttributeAsync("datetime");
            await page.WaitForFunctionAsync(
                "shown => [...document.querySelectorAll('#live .facts time')].some(time => time.dateTime > shown)",
                shown,
                new() { Timeout = 30_000 }
            );
        });

    [Fact]
    public Task By_keyboard_alone_one_searches_and_opens() =>
        LookAsync(async page =>
        {
            await page.GotoAsync(pipeline.At("/failures"));
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>("document.activeElement.textContent")).Should().Be("Skip to content");
            await page.GotoAsync(pipeline.At("/?q=whales"));
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync("referendum");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(new Regex("referendum"));
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("Enter");

            await page.Locator("#title").WaitForAsync();
            (await page.Locator("#title").InnerTextAsync()).Should().Contain("Wind Park");
        });

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=bridge")]
    [InlineData("/pipeline")]
    [InlineData("/failures")]
    [InlineData("/upload")]
    [InlineData("/api")]
    [InlineData("compare")]
    public Task Nothing_is_wider_than_a_phone(string path) =>
        LookAsync(
            async page =>
            {
                await Views.GoAsync(page, pipeline, path);

                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390);
            },
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );

    [Fact]
    public Task Dark_is_dark() =>
        LookAsync(
            async page =>
            {
                await page.GotoAsync(pipeline.At("/"));

                var paper = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
                Regex
                    .Matches(paper, @"\d+")
                    .Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))
                    .Take(3)
                    .Should()
                    .OnlyContain(part => part < 60);
            },
            new() { ColorScheme = ColorScheme.Dark }
        );

    private Task LookAsync(Func<IPage, Task> drive, BrowserNewContextOptions? options = null) =>
        Watched.ByAsync(pipeline.Address, drive, options);
}

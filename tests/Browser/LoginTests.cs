using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pipeline.Browser.Tests;

/// <summary>A pipeline that asks for a key.</summary>
public sealed class LoginTests(LoginTests.Keyed pipeline) : IClassFixture<LoginTests.Keyed>
{
    private const string OperatorKey = "the operator's key in this test";
    private const string ReaderKey = "the reader's key in this test";

    [Fact]
    public Task A_reader_logs_in_and_is_not_offered_what_takes_an_operator() =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/?q=rebels"));
                await page.GetByLabel("Key").FillAsync(ReaderKey);
                await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
                page.Url.Should().EndWith("/?q=rebels", "one goes on where one was going");
                await page.Locator(".results h2 a").First.ClickAsync();

                (await page.GetByText("Delete this article…").CountAsync()).Should().Be(0);
                (await page.Locator(".who").InnerTextAsync()).Should().StartWith("reader");
                await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
                (await page.GetByLabel("Key").CountAsync()).Should().Be(1);
            }
        );

    [Fact]
    public Task An_operator_is_offered_it() =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/?q=rebels"));
                await page.GetByLabel("Key").FillAsync(OperatorKey);
                await page.Keyboard.PressAsync("Enter");
                await page.Locator(".results h2 a").First.ClickAsync();

                (await page.GetByText("Delete this article…").CountAsync()).Should().Be(1);
            }
        );

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task The_login_page_is_accessible(ColorScheme scheme) =>
        Watched.ByAsync(
            pipeline.Address,
            async page =>
            {
                await page.GotoAsync(pipeline.At("/login"));
                Accessibility.SeriousIn(await page.RunAxe()).Should().BeEmpty();
            },
            new() { ColorScheme = scheme, BypassCSP = true }
        );

    public sealed class Keyed : RunningPipeline
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Search:ApiKey"] = OperatorKey, ["Search:ReaderKey"] = ReaderKey };

        protected override string Key => ReaderKey;
    }
}

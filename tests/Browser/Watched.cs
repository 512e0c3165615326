using Microsoft.Playwright;

namespace Pipeline.Browser.Tests;

/// <summary>
/// A page under watch: nothing on the console but what was said to come, no request to another host, no dialog, and no script out of an
/// article.
/// </summary>
internal static class Watched
{
    public static Task ByAsync(Uri address, Func<IPage, Task> drive, BrowserNewContextOptions? options = null) =>
        Chromium.WithPageAsync(async first =>
        {
            await using var context = await first.Context.Browser!.NewContextAsync(options);
            var page = await context.NewPageAsync();
            var faults = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                {
                    faults.Add($"console: {message.Text}");
                }
            };
            page.PageError += (_, error) => faults.Add($"script: {error}");
            page.Dialog += (_, dialog) => faults.Add($"dialog: {dialog.Message}");
            page.Request += (_, request) =>
            {
                if (new Uri(request.Url) is { Scheme: not "blob" } url && url.Authority != address.Authority)
                {
                    faults.Add($"request: {request.Url}");
                }
            };
            await drive(page);
            (await page.TitleAsync()).Should().NotContain("trapped");
            faults.Should().BeEmpty();
        });
}

using Microsoft.Playwright;

namespace Pipeline.Browser.Tests;

/// <summary>The system's chromium; tests are skipped where there is none.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static async Task WithPageAsync(Func<IPage, Task> drive)
    {
        var path = Environment.GetEnvironmentVariable("PIPELINE_TEST_CHROMIUM") ?? Array.Find(Places, File.Exists);
        if (path is null && Environment.GetEnvironmentVariable("PIPELINE_TEST_REQUIRE") == "services")
        {
            Assert.Fail("No chromium was found, and PIPELINE_TEST_REQUIRE=services asks for it.");
        }

        Assert.SkipWhen(path is null, "No chromium was found; install it, or name it in PIPELINE_TEST_CHROMIUM.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments }
        );
        await drive(await browser.NewPageAsync());
    }
}

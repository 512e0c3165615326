using System.Net.Http.Json;
using System.Text.Json;

namespace Pipeline.Smoke.Tests;

/// <summary>The deployment as a user starts it. Takes minutes, so it runs where <c>PIPELINE_TEST_SMOKE=1</c> asks for it.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ComposeTests
{
    private const string Article =
        "Ferry Runs Aground Off Cape Tollin\n\nA ferry with 212 people on board ran aground off Cape Tollin on Sunday evening, and lifeboats brought all of them ashore before dark.\n\n"
        + "The coastguard said that the shipโ€™s steering had failed in a crosswind. Nobody was hurt.\n\nThe operator promised an inquiry. Tugs are to pull the vessel free at the next high tide.\n";

    private static readonly string[] Queues = ["normalise", "normalise_error", "classify", "classify_error", "index", "index_error"];

    [Fact]
    public async Task Brings_a_dropped_article_through_scaled_workers_to_the_search_page()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PIPELINE_TEST_SMOKE") == "1",
            "Set PIPELINE_TEST_SMOKE=1 to build the images and run the deployment (minutes)."
        );
        await using var compose = await Compose.UpAsync("--scale", "normalise=2", "--scale", "classify=2");

        await File.WriteAllTextAsync(Path.Combine(compose.Inbox, "ferry.txt"), Article);

        using var client = new HttpClient();
        var found = await Eventually.GetAsync(async () =>
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri(compose.Search, "/api/search?q=ferry+aground"));
            return page.GetProperty("total").GetInt64() == 1 ? page : (JsonElement?)null;
        });
        found.GetProperty("results")[0].GetProperty("title").GetString().Should().Be("Ferry Runs Aground Off Cape Tollin");

        var html = await client.GetStringAsync(new Uri(compose.Search, "/?q=ferry"));
        html.Should().Contain("<mark>").And.Contain("Cape Tollin");
        await compose.HasQueuesAsync(Queues);
        await compose.HasConnectionsAsync("ingest@", "normalise@", "classify@", "index@");
        (await compose.UsersAsync()).Should().OnlyContain(user => user != "" && user != "0" && user != "root");
    }
}

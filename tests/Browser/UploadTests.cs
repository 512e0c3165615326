using Microsoft.Playwright;

namespace Pipeline.Browser.Tests;

public sealed class UploadTests(RunningPipeline pipeline) : IClassFixture<RunningPipeline>
{
    private const string Story =
        "Ferry service to the Amber Isles resumes\n\nThe ferry to the Amber Isles sailed again on Tuesday after a storm had kept it in port for nine days, the company said.";

    [Fact]
    public Task Shows_an_uploaded_article_until_it_can_be_found() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(new Uri(pipeline.Address, "/upload").ToString());
            await page.Locator("#files").SetInputFilesAsync(File("ferry.txt", Story));

            var item = page.Locator("#uploads li.taken");
            await item.WaitForAsync(new() { Timeout = 60_000 });
            await item.GetByRole(AriaRole.Link, new() { Name = "article" }).ClickAsync();

            (await page.Locator("#title").InnerTextAsync()).Should().Contain("Ferry service to the Amber Isles resumes");
            (await page.Locator("#timeline tbody tr").CountAsync()).Should().Be(4);
        });

    [Fact]
    public Task Shows_the_reason_of_a_broken_file_and_takes_the_others() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(new Uri(pipeline.Address, "/upload").ToString());
            await page.Locator("#files")
                .SetInputFilesAsync([
                    File("broken.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
                    File(".hidden.txt", Story),
                    File(
                        "lighthouse.txt",
                        "The old lighthouse at Cape Wren\n\nThe old lighthouse at Cape Wren will open to visitors in spring, the council decided on Friday."
                    ),
                ]);

            await page.Locator("#uploads li.refused", new() { HasText = "broken.pdf" }).WaitForAsync(new() { Timeout = 60_000 });
            (await page.Locator("#uploads li.refused", new() { HasText = "broken.pdf" }).InnerTextAsync())
                .Should()
                .Contain("truncated")
                .And.Contain("again");
            (await page.Locator("#uploads li.refused", new() { HasText = ".hidden.txt" }).InnerTextAsync()).Should().Contain("Rename it");
            await page.Locator("#uploads li.taken", new() { HasText = "lighthouse.txt" }).WaitForAsync(new() { Timeout = 60_000 });
        });

    [Fact]
    public Task Takes_dropped_files() =>
        Chromium.WithPageAsync(async page =>
        {
            await page.GotoAsync(new Uri(pipeline.Address, "/upload").ToString());
            var data = await page.EvaluateHandleAsync(
                "() => { const data = new DataTransfer(); data.items.add(new File(['The market hall on Elm Street reopens on Saturday with forty stalls, the owners said.'], 'market.txt')); return data; }"
            );
            await page.DispatchEventAsync("#upload", "drop", new { dataTransfer = data });

            await page.Locator("#uploads li.taken", new() { HasText = "market.txt" }).WaitForAsync(new() { Timeout = 60_000 });
        });

    [Fact]
    public Task Works_without_scripts() =>
        Chromium.WithPageAsync(async any =>
        {
            var context = await any.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false });
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(pipeline.Address, "/upload").ToString());
            await page.Locator("#files")
                .SetInputFilesAsync(File("tram.txt", "The tram to the harbour runs every ten minutes from Monday on, the city said."));
            await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();

            await page.Locator("#uploads li.taken", new() { HasText = "tram.txt" }).WaitForAsync(new() { Timeout = 60_000 }); // the page renews itself
        });

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Refuses_forms_of_other_sites(string header, string value)
    {
        using var client = new HttpClient();
        using var form = new MultipartFormDataContent { { new StringContent(Story), "files", "foreign.txt" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(pipeline.Address, "/uploads")) { Content = form };
        request.Headers.Add(header, value);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        System.IO.File.Exists(Path.Combine(pipeline.Inbox, "foreign.txt")).Should().BeFalse();
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("..%2F..%2Fsecret")]
    [InlineData(".claims")]
    public async Task Does_not_look_outside_the_inbox(string file)
    {
        using var client = new HttpClient();
        var address = new Uri(pipeline.Address, $"/api/uploads/{new string('a', 64)}?since=2026-01-01T00:00:00Z&file={file}");

        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
    }

    private static FilePayload File(string name, string content) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = System.Text.Encoding.UTF8.GetBytes(content),
        };
}

using System.Globalization;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Stages.Tests.Normalise.Metadata;

public sealed class PageDateTests
{
    private const string Story =
        "<p>The harbour commission voted on Tuesday to close the old ferry terminal, and nobody in the town was surprised by it.</p>"
        + "<p>The building, which dates from before the war, has stood half empty for years, said the head of the commission.</p>";

    [Theory]
    [InlineData("<p class=\"date\">Written: 2023-11-07 15:03 / Updated: 2023-11-08 09:30</p>", "2023-11-07", "time")]
    [InlineData("<h3>Published</h3><p>July 8, 2025</p>", "2025-07-08", "visible")]
    [InlineData("<p>Updated July 9, 2025</p>", "2025-07-09", "modified")]
    [InlineData("<p>July 8, 2025. Updated: July 9, 2025</p>", "2025-07-08", "visible")]
    [InlineData("<span class=\"entry-date\">13. Januar 2014</span>", "2014-01-13", "time")]
    public void Dates_a_page_by_what_its_readers_see(string line, string day, string evidence)
    {
        var said = Read("", line);
        said.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(day);
        said.PublishedEvidence.Should().Be(evidence);
    }

    [Fact]
    public void A_comments_date_is_not_the_articles() =>
        Read(
            "",
            "",
            "<div id=\"comments\"><div class=\"comment\"><time datetime=\"2018-09-01T10:09:00Z\">8 hours ago</time><p>Nice.</p></div></div>"
        )
            .Published.Should()
            .BeNull();

    [Theory]
    [InlineData("May 3, 2022", "2022-05-03T23:37:37-04:00")]
    [InlineData("May 3, 2022 9:37 pm", "2022-05-03T21:37:37-06:00")]
    [InlineData("May 4, 2022", "2022-05-04T03:37:37+00:00")]
    public void The_day_is_the_one_that_readers_saw(string shown, string expected) =>
        Read("<meta property=\"article:published_time\" content=\"2022-05-04T03:37:37Z\">", $"<p class=\"date\">{shown}</p>")
            .Published.Should()
            .Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture))
            .And.Subject!.Value.Day.Should()
            .Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).Day);

    [Fact]
    public void A_page_saved_anew_is_dated_by_what_its_readers_see() =>
        Read(
            "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"Terminal closes\",\"datePublished\":\"2025-06-24\",\"dateModified\":\"2025-06-24\"}</script>",
            "<div class=\"post-meta\"><div class=\"author\">Ida Holm</div><div class=\"date\">August 25, 2024</div></div>"
        )
            .Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            .Should()
            .Be("2024-08-25");

    [Fact]
    public void A_change_that_readers_see_does_not_replace_the_day_of_publication() =>
        Read(
            "<meta property=\"article:published_time\" content=\"2024-03-06T02:16:49Z\"><meta property=\"article:modified_time\" content=\"2025-11-19T12:47:12Z\">",
            "<p>Last updated on <time datetime=\"2025-11-19\">November 19, 2025</time></p>"
        )
            .Published!.Value.Year.Should()
            .Be(2024);

    [Theory]
    [InlineData("<meta name=\"article:id\" content=\"a-77\">", "", "a-77")]
    [InlineData("", "single single-post postid-4711", "4711")]
    [InlineData("<link rel=\"shortlink\" href=\"https://example.org/?p=12\">", "", "12")]
    [InlineData("", "home", null)]
    public void Reads_the_pages_own_identifier(string head, string classes, string? expected) =>
        HtmlExtractor
            .Extract(
                $"<html><head><title>Terminal closes</title>{head}</head><body class=\"{classes}\"><h1>Terminal closes</h1>{Story}</body></html>"
            )
            .Metadata.PageId.Should()
            .Be(expected);

    private static PageMetadata Read(string head, string line, string after = "") =>
        HtmlExtractor
            .Extract(
                $"<html><head><title>Terminal closes</title>{head}</head><body><article><h1>Terminal closes</h1>{line}{Story}</article>{after}</body></html>"
            )
            .Metadata;
}

using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Stages.Tests.Normalise.Metadata;

public sealed class AuthorTests
{
    private const string Story =
        "<p>The harbour commission voted on Tuesday to close the old ferry terminal, and nobody in the town was surprised by it.</p>"
        + "<p>The building, which dates from before the war, has stood half empty for years, said the head of the commission.</p>";

    [Theory]
    [InlineData("<p class=\"byline\">By Nora Sands Games Editor</p>", "Nora Sands")]
    [InlineData("<p class=\"byline\">By Tom Marlow 2 hours ago</p>", "Tom Marlow")]
    [InlineData("<p class=\"author\">By Ida Augustin March 3, 2021</p>", "Ida Augustin")]
    [InlineData("<div class=\"byline\"><a rel=\"author\" href=\"/a/ida\">Ida Holm</a><span>22 Dec 2016</span></div>", "Ida Holm")]
    [InlineData("<p class=\"meta\">Posted by Ida Holm on May 4, 2020</p>", "Ida Holm")]
    [InlineData("<div class=\"byline\">By Ida Holm, Tom Hale and Nora Sands</div>", "Ida Holm|Tom Hale|Nora Sands")]
    [InlineData("<div class=\"byline\">Monday August 27, 2018 10:05 am PDT by Ida Holm</div>", "Ida Holm")]
    [InlineData("<div class=\"post-author\">Verfasst von <b>Ida Holm</b></div>", "Ida Holm")]
    [InlineData("<div class=\"author-date\">Freitag, 5. Mai 2023</div>", "")]
    [InlineData("<div class=\"author-meta\">7 minutes</div>", "")]
    [InlineData("<div class=\"author\">publisher</div>", "")]
    public void Takes_the_name_and_nothing_else_from_a_byline(string byline, string expected) =>
        Authors(
                $"<html><head><title>Terminal closes</title></head><body><article><h1>Terminal closes</h1>{byline}{Story}</article></body></html>"
            )
            .Should()
            .Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData(
        """{"@type":"NewsArticle","headline":"Terminal closes","author":{"@type":"Person","givenName":"Ida","familyName":"Holm"}}"""
    )]
    [InlineData(
        """{"@graph":[{"@type":"NewsArticle","headline":"Terminal closes","author":{"@id":"#p1"}},{"@type":"Person","@id":"#p1","name":"Ida Holm"}]}"""
    )]
    public void Reads_persons_however_structured_data_names_them(string json) =>
        Authors(
                $"<html><head><title>Terminal closes</title><script type=\"application/ld+json\">{json}</script></head><body><article><h1>Terminal closes</h1>{Story}</article></body></html>"
            )
            .Should()
            .Equal("Ida Holm");

    [Fact]
    public void Believes_the_label_and_not_the_reading_time_beside_it() =>
        Authors(
                "<html><head><title>Terminal closes</title><meta name=\"twitter:label1\" content=\"Reading time\"><meta name=\"twitter:data1\" content=\"4 minutes\">"
                    + "<meta name=\"twitter:label2\" content=\"Written by\"><meta name=\"twitter:data2\" content=\"Ida Holm\"></head>"
                    + $"<body><article><h1>Terminal closes</h1>{Story}</article></body></html>"
            )
            .Should()
            .Equal("Ida Holm");

    [Theory]
    [InlineData("Center for Harbour Studies and Research", "Center for Harbour Studies and Research")]
    [InlineData("Ida Holm, PhD, and Tom Hale, MD", "Ida Holm, PhD|Tom Hale, MD")]
    [InlineData("The Harbour editors", "The Harbour editors")]
    public void Parts_names_only_where_they_are_joined(string line, string expected) =>
        AuthorNames.Of(line, "").Should().Equal(expected.Split('|'));

    [Theory]
    [InlineData("Ida Holm, The Daily", "The Daily Post", "Ida Holm")]
    [InlineData("Ida Holm THE DAILY", "The Daily", "Ida Holm")]
    [InlineData("Ida Holm @idaholm", "", "Ida Holm")]
    [InlineData("The Associated Press", "", "The Associated Press")]
    [InlineData("Ida Holm, Associated Press", "", "Ida Holm")]
    public void Leaves_the_sites_name_handles_and_agencies_out(string line, string site, string expected) =>
        AuthorCleaner.Clean(line, MetadataText.Key(site)).Should().Be(expected);

    private static IReadOnlyList<string> Authors(string html) => HtmlExtractor.Extract(html).Metadata.Authors;
}

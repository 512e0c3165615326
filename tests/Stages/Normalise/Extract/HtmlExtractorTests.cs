using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

public sealed class HtmlExtractorTests
{
    public static TheoryData<string> Cases => new(HtmlCase.Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_the_article_of_a_page(string name)
    {
        var expected = HtmlCase.Expected(name);

        var page = HtmlExtractor.Extract(HtmlCase.Page(name));

        if (expected.Text is not null)
        {
            page.Text.Should().Be(expected.Text);
        }

        expected.Contains.Should().OnlyContain(piece => page.Text.Contains(piece, StringComparison.Ordinal));
        expected.Excludes.Should().NotContain(piece => page.Text.Contains(piece, StringComparison.Ordinal));
        expected.Removed.Should().BeSubsetOf(page.Removed.Select(note => note.Why));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_the_metadata_of_a_page(string name)
    {
        var expected = HtmlCase.Expected(name);

        var metadata = HtmlExtractor.Extract(HtmlCase.Page(name)).Metadata;

        Check(metadata.Title, expected.Title);
        Check(metadata.Author, expected.Author);
        Check(metadata.Published?.ToString("O"), expected.Published?.ToString("O"));
        Check(metadata.PublishedPrecision?.ToString(), expected.Precision);
        Check(metadata.Modified?.ToString("O"), expected.Modified?.ToString("O"));
        Check(metadata.Site, expected.Site);
        Check(metadata.Language, expected.Language);
        Check(metadata.Url, expected.Url);
        Check(metadata.Image, expected.Image);
        Check(metadata.Description, expected.Description);
    }

    [Fact]
    public void Has_cases() => HtmlCase.Names.Should().HaveCountGreaterThanOrEqualTo(12);

    [Fact]
    public void Gives_the_same_for_the_same_page()
    {
        var page = HtmlCase.Page("news-with-teasers");

        HtmlExtractor.Extract(page).Should().BeEquivalentTo(HtmlExtractor.Extract(page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("<html></html>")]
    [InlineData("<script>let a = 1;</script><style>p { color: red }</style>")]
    [InlineData("<!-- nothing -->")]
    public void Gives_no_text_for_a_page_without_any(string html) => HtmlExtractor.Extract(html).Text.Should().BeEmpty();

    [Fact]
    public void Keeps_the_text_of_a_page_that_is_one_sentence() =>
        HtmlExtractor.Extract("<html><body><div>Closed on Mondays.</div></body></html>").Text.Should().Be("Closed on Mondays.");

    [Fact]
    public void Shows_the_beginning_of_each_piece_that_it_removed()
    {
        var story = string.Concat(
            Enumerable.Repeat("<p>The council met again on Friday, and again nothing was decided by anyone.</p>", 30)
        );
        var furniture = string.Concat(
            Enumerable.Repeat("<div class=\"share-bar\">Tell your friends " + new string('x', 900) + "</div>", 100)
        );

        var removed = HtmlExtractor.Extract($"<article><h1>A title</h1>{furniture}{story}</article>").Removed;

        removed.Should().HaveCountGreaterThan(40).And.OnlyContain(note => note.Text.Length <= 501 && note.Why.Length > 0);
    }

    private static void Check(string? actual, string? expected)
    {
        if (expected is not null)
        {
            actual.Should().Be(expected);
        }
    }
}

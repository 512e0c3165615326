using System.Text;
using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Stages.Tests.Text;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("publishDate")]
    [InlineData("published_at")]
    [InlineData("pubdate")]
    [InlineData("date")]
    public void Ingest_and_Normalise_know_the_same_names_of_a_field(string name)
    {
        var markdown = $"---\ntitle: Tides\n{name}: 2023-02-03\n---\nThe tide came in.\n";
        FrontMatter
            .Read(Encoding.UTF8.GetBytes(markdown), new ArticleHints())
            .Published.Should()
            .Be(FrontMatter.Split(markdown).Hints.Published);
        FrontMatter.Split(markdown).Hints.Published.Should().Be(new DateTimeOffset(2023, 2, 3, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Keeps_the_names_of_a_list_of_authors_apart()
    {
        var hints = FrontMatter.Split("---\nauthors:\n  - Ann Lowe\n  - name: Tom Hale\n---\nText.\n").Hints;
        hints.Authors.Should().Equal("Ann Lowe", "Tom Hale");
        hints.Author.Should().Be("Ann Lowe, Tom Hale");
    }

    [Fact]
    public void Says_more_than_the_container_only_where_it_says_something()
    {
        var hints = new ArticleHints { Title = "tides.md", Author = "The uploader" };
        var read = FrontMatter.Read("---\ntitle: Tides\n---\nText.\n"u8, hints);
        read.Title.Should().Be("Tides");
        read.Author.Should().Be("The uploader");
    }

    [Fact]
    public void A_rule_of_dashes_above_a_text_is_no_front_matter()
    {
        const string text = "---\nThe tide came in and went out again.\n\n---\nMore.";
        FrontMatter.Split(text).Body.Should().Be(text);
    }
}

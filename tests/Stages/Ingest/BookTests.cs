namespace Pipeline.Stages.Tests.Ingest;

/// <summary>A book is a container of its chapters, or one article where it has one.</summary>
public sealed class BookTests
{
    private static string Chapter(string heading) => $"<h1>{heading}</h1>{string.Concat(Enumerable.Repeat($"<p>{Archives.Story}</p>", 4))}";

    [Fact]
    public void Gives_an_article_for_each_chapter_in_reading_order_and_none_for_cover_and_title_page()
    {
        var book = Books.Write("Harbour tales", "<img src='cover.png'/>", "<h1>Harbour tales</h1>", Chapter("One"), Chapter("Two"));

        var articles = IngestRun.Of(book, "tales.epub").Articles();

        articles.Select(article => article.Source.Member).Should().Equal("OEBPS/text/chapter 3.xhtml", "OEBPS/text/chapter 4.xhtml");
        articles
            .Should()
            .AllSatisfy(article =>
            {
                article.Source.Container.Should().Be("application/epub+zip");
                article.Hints.Author.Should().Be("Ana Reyes");
                article.Hints.Site.Should().Be("Harbour tales");
                article.Hints.Title.Should().BeNull("a chapter has its own heading");
            });
    }

    [Fact]
    public void Gives_one_article_with_the_books_own_data_where_it_has_one_chapter()
    {
        var article = IngestRun.Of(Books.Write("Harbour tales", Chapter("One")), "tales.epub").Article();

        article.MediaType.Should().Be("application/epub+zip");
        article.Source.Member.Should().BeNull();
        article.Hints.Title.Should().Be("Harbour tales");
        article.Hints.Language.Should().Be("en");
        article.Text.Should().Contain(Archives.Story);
    }

    [Fact]
    public void Reads_a_book_that_pandoc_wrote() =>
        IngestRun.Of(TestFile.Read("pandoc.epub"), "pandoc.epub").Articles().Should().NotBeEmpty();
}

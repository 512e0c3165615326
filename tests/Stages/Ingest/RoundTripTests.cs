using System.Security.Cryptography;
using Pipeline.Contracts;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>
/// Files that pandoc, LibreOffice, wget, Info-ZIP, GNU tar's format and Python's mail and archive modules wrote, to text, title, author and
/// date.
/// </summary>
public sealed class RoundTripTests
{
    private const string Title = "Harbour reopens after three weeks of repairs";
    private const string FirstParagraph =
        "The harbour of Port Elin reopened on Monday after three weeks of repairs, the port authority said, and the first ferry left for the islands a little after seven in the morning.";
    private const string SecondParagraph =
        "Ferries will run as before, it added, though at reduced speed until the dredging ends. “We are glad to see the boats again,” said Ílar Đặng, who sells fish on the quay — and café owners agreed.";
    private const string LastParagraph =
        "The works cost 4.2 million crowns, which the town and the state share. Engineers found that the old foundations had been undermined by the current over many years, and they strengthened them with steel and concrete down to the rock.";

    private static RawArticle Only(string name) => IngestRun.Of(TestFile.Read(name), name).Article();

    [Theory]
    [InlineData("pandoc.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "2026-11-22T16:56:15Z")]
    [InlineData("libreoffice.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "2026-11-22T16:56:15Z")]
    [InlineData("libreoffice.odt", "application/vnd.oasis.opendocument.text", "2026-11-22T16:56:15Z")]
    [InlineData("libreoffice.rtf", "application/rtf", "2026-11-22T16:56:00Z")]
    [InlineData("libreoffice.pdf", "application/pdf", "2026-11-22T16:56:32Z")]
    public void Reads_text_title_author_and_date_of_a_document(string name, string mediaType, string published)
    {
        var bytes = TestFile.Read(name);
        var article = Only(name);

        article.MediaType.Should().Be(mediaType);
        article.TextMediaType.Should().Be("text/plain");
        article.Content.Should().Equal(bytes);
        article.Id.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        article.Hints.Title.Should().Be(Title);
        article.Hints.Author.Should().Be("Ana Reyes");
        article.Hints.Published.Should().Be(DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture));
        var paragraphs = article.Text!.Split("\n\n");
        paragraphs.Should().ContainInOrder(FirstParagraph, SecondParagraph, "What changes", LastParagraph);
        paragraphs[^1].Should().Be(LastParagraph);
        article.Text.Should().Contain("Ferries leave every two hours.").And.Contain("Elin – Sand");
    }

    [Theory]
    [InlineData("pandoc.docx")]
    [InlineData("libreoffice.docx")]
    [InlineData("libreoffice.odt")]
    [InlineData("libreoffice.rtf")]
    public void Keeps_lists_and_tables_of_a_document_as_lines(string name) =>
        Only(name)
            .Text!.Split("\n\n")
            .Should()
            .ContainInOrder(
                "- Ferries leave every two hours.\n- Freight is handled at the north quay.",
                "Route\tCrossings a day\nElin – Sand\t6\nElin – Holm\t4"
            );

    [Fact]
    public void Reads_the_language_of_a_Word_document() => Only("pandoc.docx").Hints.Language.Should().Be("en-GB");

    [Fact]
    public void Reads_a_PDF_of_two_columns_in_order_with_its_words_whole()
    {
        var article = Only("columns.pdf");

        article.Hints.Title.Should().Be("The lamp keepers of Sand");
        article.Hints.Author.Should().Be("Tomas Weld");
        article
            .Text!.Split("\n\n")
            .Should()
            .ContainInOrder(
                "The lamp keepers of Sand",
                "Before the lighthouse on Sand was automated, two families took turns to keep its lamp. They climbed the hundred and twelve steps each evening, trimmed the wick, and wrote the weather into a book that the maritime museum now keeps behind glass.",
                "The work was lonely, but not without its pleasures. Post came twice a week with the ferry, and with it newspapers that were read aloud in the kitchen, from the shipping pages to the advertisements.",
                "Marta Lind, who was born on the island, remembers her grandfather’s hands, black with soot, and the well-known song he hummed on the stairs. She was eleven when the keepers left, and the light has burned by itself since then.",
                "Visitors may climb the tower again from this summer on. The council has repaired the stairs and hung pictures of the families on the landings, with a few lines about each. Guides from the school tell their stories on Saturdays."
            );
        article.Text.Should().NotMatchRegex(@"(?m)^\d+$", "the page number is not text");
    }

    [Fact]
    public void Reads_the_front_matter_of_Markdown()
    {
        var article = Only("pandoc.md");

        article.MediaType.Should().Be("text/markdown");
        article
            .Hints.Should()
            .BeEquivalentTo(
                new ArticleHints
                {
                    Title = Title,
                    Author = "Ana Reyes",
                    Published = new DateTimeOffset(2024, 5, 3, 0, 0, 0, TimeSpan.Zero),
                    Language = "en-GB",
                }
            );
    }

    [Fact]
    public void Takes_a_page_as_it_is() => Only("pandoc.html").MediaType.Should().Be("text/html");

    [Fact]
    public void Reads_a_mail_and_the_document_attached_to_it_and_leaves_its_picture()
    {
        var articles = IngestRun.Of(TestFile.Read("python.eml"), "python.eml").Articles();

        articles.Should().HaveCount(2);
        var mail = articles[0];
        mail.MediaType.Should().Be("message/rfc822");
        mail.Hints.Title.Should().Be("Hamnen öppnar igen – efter tre veckor");
        mail.Hints.Author.Should().Be("Ana Reyes");
        mail.Hints.Published.Should().Be(new DateTimeOffset(2024, 5, 3, 9, 30, 0, TimeSpan.FromHours(2)));
        mail.Hints.Language.Should().Be("sv");
        mail.TextMediaType.Should().Be("text/html");
        mail.Text.Should().Contain("Hamnen öppnade på måndagen efter <b>tre</b> veckors reparationer.");
        mail.Source.Member.Should().BeNull();
        var attached = articles[1];
        attached.Hints.Title.Should().Be(Title);
        attached.Content.Should().Equal(TestFile.Read("libreoffice.odt"));
        attached
            .Source.Should()
            .BeEquivalentTo(
                new
                {
                    File = "python.eml",
                    Member = "bakgrund – hamnen.odt",
                    Container = "message/rfc822",
                }
            );
    }

    [Fact]
    public void Reads_a_mail_in_another_character_set()
    {
        var mail = Only("koi8.eml");

        mail.Text.Should().Be("Порт снова открылся в понедельник.\n");
        mail.TextMediaType.Should().Be("text/plain");
        mail.Hints.Title.Should().Be("Порт открыт");
        mail.Hints.Author.Should().Be("Анна Р.");
    }

    [Fact]
    public void Reads_the_page_of_a_saved_web_page_with_its_address_and_not_the_time_of_saving()
    {
        var page = Only("python.mhtml");

        page.MediaType.Should().Be("multipart/related");
        page.TextMediaType.Should().Be("text/html");
        page.Text.Should().Contain("reopened on Monday after");
        page.Hints.Should().BeEquivalentTo(new ArticleHints { Title = Title, Url = "https://courier.example/2024/harbour" });
    }

    [Fact]
    public void Reads_the_pages_of_a_web_archive_and_neither_pictures_nor_errors()
    {
        var articles = IngestRun.Of(TestFile.Read("wget.warc.gz"), "wget.warc.gz").Articles();

        articles.Should().HaveCount(2);
        articles[0].MediaType.Should().Be("text/html");
        articles[0].Hints.Url.Should().Be("http://127.0.0.1:18765/index.html");
        articles[0].Content.Should().Equal(TestFile.Read("pandoc.html"), "the page's own bytes make its id, however it came");
        articles[0].Id.Should().Be(Only("pandoc.html").Id);
        articles[1].Charset.Should().Be("windows-1251");
        articles[1].Source.Container.Should().Be("application/gzip");
    }

    [Theory]
    [InlineData("python.zip", "application/zip", new[] { "news/harbour.html", "news/港口.txt", "escape.txt" })]
    [InlineData("infozip.zip", "application/zip", new[] { "-", "story.txt" })]
    [InlineData("story.txt.gz", "application/gzip", new[] { "story.txt" })]
    public void Reads_the_articles_of_an_archive_and_passes_over_what_stands_beside_them(string name, string container, string[] members)
    {
        var results = IngestRun.Of(TestFile.Read(name), name);

        results.Rejections().Should().BeEmpty();
        results.Articles().Select(article => article.Source.Member).Should().Equal(members);
        results.Articles().Should().AllSatisfy(article => article.Source.Container.Should().Be(container));
    }

    [Theory]
    [InlineData("python.tar.gz", 2)]
    [InlineData("gnu.tar", 2)]
    public void Reads_long_names_in_tar_archives_and_follows_no_link(string name, int count)
    {
        var articles = IngestRun.Of(TestFile.Read(name), name).Articles();

        articles.Should().HaveCount(count);
        articles
            .Should()
            .Contain(article => article.Source.Member == $"news/{string.Concat(Enumerable.Repeat("very-long-", 20))}name-é.txt");
    }

    [Fact]
    public void Gives_an_article_the_same_id_in_any_wrapping()
    {
        var page = Only("pandoc.html").Id;

        IngestRun.Of(TestFile.Read("python.zip"), "a").Articles()[0].Id.Should().Be(page);
        IngestRun.Of(TestFile.Read("python.tar.gz"), "b").Articles()[0].Id.Should().Be(page);
    }
}

using System.Text;
using Pipeline.Contracts;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise;

public sealed class NormaliserTests
{
    private const string Damaged =
        "Truce Talks Open in Port Miran After Week of Shelling\n\nPORT MIRAN โ€” Negotiators met on Tuesday for the first time since fighting flared along the river, hours after artillery fire killed nine civilians in the cityโ€™s eastern districts.\n\n"
        + "The governmentโ€™s envoy said her team would not discuss the armyโ€™s withdrawal before prisoners were exchanged, and the rebels said they had come to stop the guns.\n\n"
        + "Check Also\n\nMinister Resigns Over Delayed Ferry Contract\n\nThe transport minister stepped down on Monday after auditors found that the contract had been โ€ฆ\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *";

    [Fact]
    public void Rejects_a_file_without_text() => Run("").Should().BeOfType<NormaliseResult.Rejected>().Which.Reason.Should().Be("no-text");

    [Fact]
    public void Rejects_a_file_without_letters() =>
        Run("12 – 34 : 56 !!").Should().BeOfType<NormaliseResult.Rejected>().Which.Reason.Should().Be("no-text");

    [Fact]
    public void Gives_a_scraped_article_its_characters_headline_and_story_alone()
    {
        var article = Accepted(Damaged);

        article.Title.Should().Be("Truce Talks Open in Port Miran After Week of Shelling");
        article.Text.Should().StartWith("PORT MIRAN — Negotiators").And.EndWith("come to stop the guns.").And.Contain("city’s");
        article.Text.Should().NotContainAny("Check Also", "Ferry", "Leave a Reply");
        article.Dateline.Should().Be("PORT MIRAN");
        article
            .Repairs.Should()
            .Contain(repair => repair.Kind == "mojibake" && repair.CodePage == "windows-874+windows-1252" && repair.Count == 5);
        article.Removed.Should().Contain(removed => removed.Why == "comment-form");
        article.Signature.Should().NotBeEmpty();
    }

    [Fact]
    public void Changes_nothing_the_second_time()
    {
        var once = Accepted(Damaged);

        var twice = Accepted($"{once.Title}\n\n{once.Text}");

        (twice.Title, twice.Text).Should().Be((once.Title, once.Text));
        twice.Repairs.Should().BeEmpty();
        twice.Removed.Should().BeEmpty();
    }

    [Fact]
    public void A_page_too_long_to_be_judged_line_by_line_keeps_its_title()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 12_000).Select(i => $"<p>Ward {i} counted its votes by hand and sent them on before noon.</p>")
        );
        var page = $"<html><head><title>All wards</title></head><body><article><h1>All wards</h1>{rows}</article></body></html>";

        var article = NormaliserFuzzTests
            .Run(Encoding.UTF8.GetBytes(page), "text/html")
            .Should()
            .BeOfType<NormaliseResult.Accepted>()
            .Subject.Article;

        article.Title.Should().Be("All wards");
        article.Text.Should().StartWith("Ward 0 counted").And.EndWith("before noon.");
    }

    [Fact]
    public void Megabytes_of_short_lines_take_no_more_than_twenty_times_their_size()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ab\n", 1_000_000)));
        NormaliserFuzzTests.Run(content[..3_000], "text/plain");

        var before = GC.GetAllocatedBytesForCurrentThread();
        NormaliserFuzzTests.Run(content, "text/plain").Should().BeOfType<NormaliseResult.Accepted>();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20L * content.Length);
    }

    [Fact]
    public void Takes_the_headline_that_the_container_names_and_keeps_the_first_line_of_the_text()
    {
        var raw = new RawArticle
        {
            Id = "00",
            Content = [],
            MediaType = "application/json",
            Text =
                "The council met on Monday to talk about the bridge.\n\nIt will meet again in May, when the engineers have counted the cracks.",
            TextMediaType = "text/plain",
            Hints = new ArticleHints
            {
                Title = "Bridge on the council’s table",
                Author = "Nora Feldt",
                Site = "Coast Gazette",
            },
        };

        var article = Normaliser.Run(raw, NormaliseSettings.Default).Should().BeOfType<NormaliseResult.Accepted>().Subject.Article;

        (article.Title, article.Author, article.Site).Should().Be(("Bridge on the council’s table", "Nora Feldt", "Coast Gazette"));
        article.Text.Should().StartWith("The council met on Monday");
    }

    [Fact]
    public void Reads_front_matter_of_Markdown()
    {
        var article = Accepted(
            "---\ntitle: Quiet Harbour\nauthor: Per Lind\ndate: 2024-05-01\n---\n\nThe harbour was **quiet** on Monday, and [the ferry](http://x.example) stayed in.\n\nNobody knew why.",
            "text/markdown"
        );

        (article.Title, article.Author, article.Published?.Year).Should().Be(("Quiet Harbour", "Per Lind", 2024));
        article.Text.Should().StartWith("The harbour was quiet on Monday, and the ferry stayed in.");
    }

    private static NormalisedArticle Accepted(string text, string mediaType = "text/plain") =>
        Run(text, mediaType).Should().BeOfType<NormaliseResult.Accepted>().Subject.Article;

    private static NormaliseResult Run(string text, string mediaType = "text/plain") =>
        Normaliser.Run(
            new RawArticle
            {
                Id = "00",
                Content = Encoding.UTF8.GetBytes(text),
                MediaType = mediaType,
            },
            NormaliseSettings.Default
        );
}

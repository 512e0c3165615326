using System.Text;
using Pipeline.Contracts;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class FeedTests
{
    private static readonly DateTimeOffset Published = new(2024, 5, 3, 7, 30, 0, TimeSpan.Zero);

    private static string Rss(string items) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Elin Courier</title><link>https://courier.example/</link><language>en-gb</language>
            {items}
            </channel></rss>
            """;

    [Fact]
    public void Reads_RSS_2_with_the_full_text_before_the_summary()
    {
        var article = IngestRun
            .Of(
                Rss(
                    """
                    <item><title>Harbour reopens &amp; ferries run</title><link>https://courier.example/1</link><dc:creator><![CDATA[Ana Reyes]]></dc:creator>
                    <pubDate>Fri, 03 May 2024 09:30:00 +0200</pubDate><description>In short.</description>
                    <content:encoded><![CDATA[<p>The harbour reopened.</p><item>no entry</item>]]></content:encoded></item>
                    """
                ),
                "feed.txt"
            )
            .Article();

        article.MediaType.Should().Be("application/rss+xml");
        article.TextMediaType.Should().Be("text/html");
        article.Text.Should().Contain("<p>The harbour reopened.</p>");
        article
            .Hints.Should()
            .Be(
                new ArticleHints
                {
                    Title = "Harbour reopens & ferries run",
                    Author = "Ana Reyes",
                    Published = Published,
                    Url = "https://courier.example/1",
                    Site = "The Elin Courier",
                    Language = "en-gb",
                    Description = "In short.",
                }
            );
        article.Source.Should().BeEquivalentTo(new { Member = "#1", Container = "application/rss+xml" });
        Encoding.UTF8.GetString(article.Content).Should().StartWith("<item>").And.EndWith("</item>");
    }

    [Fact]
    public void Reads_Atom_with_XHTML_content()
    {
        var article = IngestRun
            .Of(
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title><id>urn:x</id><updated>2024-05-04T00:00:00Z</updated>
                <entry><title type="html">Harbour &lt;b&gt;reopens&lt;/b&gt;</title><link rel="self" href="https://courier.example/self"/><link href="https://courier.example/1"/><id>urn:1</id>
                <author><name>Ana Reyes</name><email>ana@courier.example</email></author><author><name>Tomas Weld</name></author>
                <published>2024-05-03T09:30:00+02:00</published><updated>2024-05-04T09:30:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The harbour <em>reopened</em> &#8212; at last.</p></div></content></entry></feed>
                """
            )
            .Article();

        article.MediaType.Should().Be("application/atom+xml");
        article.Text.Should().Contain("<p>The harbour <em>reopened</em> ");
        article
            .Hints.Should()
            .BeEquivalentTo(
                new ArticleHints
                {
                    Title = "Harbour reopens",
                    Author = "Ana Reyes, Tomas Weld",
                    Authors = ["Ana Reyes", "Tomas Weld"],
                    Published = Published,
                    Modified = new DateTimeOffset(2024, 5, 4, 9, 30, 0, TimeSpan.Zero),
                    Url = "https://courier.example/1",
                    Site = "Courier",
                    Language = "en",
                }
            );
    }

    [Fact]
    public void Reads_RSS_1_and_RSS_0_91_with_a_document_type()
    {
        IngestRun
            .Of(
                """
                <?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="x"><title>Courier</title><items><rdf:Seq><rdf:li rdf:resource="1"/></rdf:Seq></items></channel>
                <item rdf:about="https://courier.example/1"><title>Harbour</title><link>https://courier.example/1</link><description>The harbour reopened.</description><dc:date>2024-05-03T07:30:00Z</dc:date></item></rdf:RDF>
                """
            )
            .Article()
            .Hints.Should()
            .BeEquivalentTo(
                new
                {
                    Title = "Harbour",
                    Site = "Courier",
                    Published,
                    Url = "https://courier.example/1",
                }
            );

        IngestRun
            .Of(
                """
                <?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
                <rss version="0.91"><channel><title>Courier</title><item><title>Harbour</title><description>It reopened.</description></item></channel></rss>
                """
            )
            .Article()
            .Should()
            .BeEquivalentTo(new { Text = "It reopened.", TextMediaType = "text/plain" });
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("Fri, 33 May 2024 09:30:00 GMT")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("")]
    public void Loses_no_entry_for_a_bad_date(string date)
    {
        var articles = IngestRun
            .Of(
                Rss(
                    $"<item><title>A</title><description>First.</description><pubDate>{date}</pubDate></item><item><title>B</title><description>Second.</description><pubDate>Fri, 03 May 2024 07:30 EST</pubDate></item>"
                )
            )
            .Articles();

        articles.Should().HaveCount(2);
        articles[0].Hints.Published.Should().BeNull();
        articles[1].Hints.Published.Should().Be(new DateTimeOffset(2024, 5, 3, 12, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Mends_what_feeds_get_wrong()
    {
        var article = IngestRun
            .Of(
                "\n\n<rss version=\"2.0\"><channel><title>A & B</title><item><title>Fish & chips&nbsp;&mdash; \u0003again</title><description>One & two.</description><dc:creator>Ana</dc:creator></item></channel></rss>"
            )
            .Article();

        article.Hints.Title.Should().Be("Fish & chips — again");
        article.Hints.Author.Should().Be("Ana");
        article.Hints.Site.Should().Be("A & B");
        article.Text.Should().Be("One & two.");
    }

    [Fact]
    public void Loses_only_the_entry_that_is_no_good_XML()
    {
        var results = IngestRun.Of(
            Rss(
                "<item><title>A</title><description>First.</description></item><item><title>B</b></title><description>Second.</description></item><item><title>C</title><description>Third.</description></item>"
            )
        );

        results.Articles().Select(article => article.Hints.Title).Should().Equal("A", "C");
        results
            .Rejections()
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<IngestResult.Rejected>(bad => bad.Reason == "corrupt" && bad.Member == "#2");
    }

    [Fact]
    public void Takes_what_is_whole_of_a_feed_that_breaks_off()
    {
        var results = IngestRun.Of(
            "<rss version=\"2.0\"><channel><item><title>A</title><description>First.</description></item><item><title>B</title><descr"
        );

        results.Articles().Should().ContainSingle();
        results.Rejections().Should().ContainSingle().Which.Reason.Should().Be("truncated");
    }

    [Fact]
    public void Reads_a_feed_in_the_character_set_that_it_is_in_and_not_the_one_it_says()
    {
        IngestRun
            .Of(
                Encoding.Latin1.GetBytes(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>Café</title><description>Très bien.</description></item></channel></rss>"
                )
            )
            .Article()
            .Hints.Title.Should()
            .Be("Café");
        IngestRun
            .Of(
                CodePagesEncodingProvider
                    .Instance.GetEncoding(1251)!
                    .GetBytes(
                        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>Порт</title><description>Открыт.</description></item></channel></rss>"
                    )
            )
            .Article()
            .Hints.Title.Should()
            .Be("Порт");
        IngestRun
            .Of(
                Encoding
                    .Unicode.GetPreamble()
                    .Concat(
                        Encoding.Unicode.GetBytes(
                            "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item><title>Порт</title><description>Открыт.</description></item></channel></rss>"
                        )
                    )
                    .ToArray()
            )
            .Article()
            .Hints.Title.Should()
            .Be("Порт");
    }

    [Fact]
    public void Expands_no_entity()
    {
        var results = IngestRun.Of(
            """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>T</title><description>Before &b; and &c; after.</description></item></channel></rss>
            """
        );

        results.Article().Text.Should().Be("Before &b; and &c; after.");
    }

    [Fact]
    public void Reads_a_feed_of_any_length_an_entry_at_a_time()
    {
        var items = string.Concat(
            Enumerable
                .Range(1, 3000)
                .Select(i => $"<item><title>N{i}</title><description>Text number {i} of the feed.</description></item>")
        );

        IngestRun
            .Of(Rss(items), settings: new IngestSettings { MaxArticleBytes = 4096 })
            .Articles()
            .Select(article => article.Hints.Title)
            .Should()
            .Equal(Enumerable.Range(1, 3000).Select(i => $"N{i}"));
    }
}

using System.Text;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>What feeds of the field have that the specifications have not.</summary>
public sealed class FeedFieldTests
{
    [Theory]
    [InlineData("koi8-r", "Порт открыт снова", "Паромы ходят с понедельника, сообщил городской совет на своём заседании в среду вечером.")]
    [InlineData(
        "windows-1251",
        "Порт открыт снова",
        "Паромы ходят с понедельника, сообщил городской совет на своём заседании в среду вечером."
    )]
    [InlineData("gb18030", "港口重新开放", "市议会说，渡轮从星期一起恢复运行，码头上的市场也将在中午重新开业。")]
    [InlineData("shift_jis", "港が再開した", "市議会によると、連絡船は月曜日から運航を再開し、岸壁の市場も正午に開かれる。")]
    [InlineData("euc-kr", "항구가 다시 열렸다", "시의회는 월요일부터 여객선이 다시 운항하고 부두의 시장도 정오에 열린다고 말했다.")]
    [InlineData("windows-1252", "Café réouvert à Noël", "Le marché du port a rouvert à midi, a déclaré le maire après la fête.")]
    public void A_character_set_that_nobody_declares_is_found(string charset, string title, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        var feed =
            $"<rss version=\"2.0\"><channel><title>F</title><item><title>{title}</title><description>{text}</description></item></channel></rss>";

        var article = IngestRun.Of(encoding.GetBytes(feed)).Article();

        article.Hints.Title.Should().Be(title);
        article.Text.Should().Be(text);
    }

    [Theory]
    [InlineData("<feed><entry><title>Wall</title><content>It stands.</content></entry></feed>")]
    [InlineData(
        "<r:rss version=\"2.0\" xmlns:r=\"urn:any\"><r:channel><r:title>F</r:title><r:item><r:title>Wall</r:title><r:description>It stands.</r:description></r:item></r:channel></r:rss>"
    )]
    [InlineData(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>Wall</a:title><a:summary>It stands.</a:summary></a:entry></a:feed>"
    )]
    [InlineData(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:q=\"http://purl.org/rss/1.0/\"><q:item><q:title>Wall</q:title><q:description>It stands.</q:description></q:item></rdf:RDF>"
    )]
    [InlineData("<channel><title>F</title><item><title>Wall</title><description>It stands.</description></item></channel>")]
    public void Namespaces_may_be_missing_or_have_any_prefix(string feed)
    {
        var article = IngestRun.Of(feed).Article();

        article.Hints.Title.Should().Be("Wall");
        article.Text.Should().Be("It stands.");
    }

    [Theory]
    [InlineData("<author>Ana Reyes (ana@paper.example)</author>", "Ana Reyes")]
    [InlineData("<author>ana@paper.example (Ana Reyes)</author>", "Ana Reyes")]
    [InlineData("<author>Ana Reyes &lt;ana@paper.example&gt;</author>", "Ana Reyes")]
    [InlineData("<author>\"Ana Reyes\" ana@paper.example</author>", "Ana Reyes")]
    [InlineData("<author>ana@paper.example</author><itunes:author>Ana Reyes</itunes:author>", "Ana Reyes")]
    [InlineData("<dc:creator>Ana Reyes</dc:creator><dc:creator>Jo Ley</dc:creator><author>a@b.example</author>", "Ana Reyes", "Jo Ley")]
    [InlineData("", "Eve Editor")]
    public void Names_are_told_from_addresses_and_the_feed_speaks_for_its_entries(string author, params string[] names)
    {
        var article = IngestRun
            .Of(
                $"<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>F</title><managingEditor>eve@paper.example (Eve Editor)</managingEditor><item><title>T</title><description>Text.</description>{author}</item></channel></rss>"
            )
            .Article();

        (article.Hints.Authors.Count > 0 ? article.Hints.Authors : [article.Hints.Author!]).Should().Equal(names);
    }

    [Fact]
    public void An_entry_has_its_feeds_author_in_Atom_but_its_source_before_it()
    {
        const string Feed = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><author><name>Fay</name><email>fay@paper.example</email></author>
            <entry><title>One</title><content>First text.</content></entry>
            <entry><title>Two</title><content>Second text.</content><source><author><name>Sol</name></author></source></entry>
            <entry><title>Three</title><content>Third text.</content><author><email>x@paper.example</email></author></entry></feed>
            """;

        IngestRun.Of(Feed).Articles().Select(article => article.Hints.Author).Should().Equal("Fay", "Sol", "Fay");
    }

    [Fact]
    public void What_is_enclosed_is_not_the_articles_address()
    {
        const string Feed = """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><content>First text.</content>
            <link rel="enclosure" href="https://a.example/one.mp3" type="audio/mpeg"/><link rel="alternate" type="application/json" href="https://a.example/one.json"/>
            <link rel="alternate" type="text/html" href="https://a.example/one"/></entry>
            <entry><title>Two</title><content>Second text.</content><link rel="enclosure" href="https://a.example/two.mp3"/></entry></feed>
            """;

        IngestRun.Of(Feed).Articles().Select(article => article.Hints.Url).Should().Equal("https://a.example/one", null);
    }
}

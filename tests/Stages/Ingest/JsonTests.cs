using System.Text;
using Pipeline.Contracts;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class JsonTests
{
    private const string Text = "The harbour reopened on Monday after three weeks of repairs.";
    private static readonly DateTimeOffset Published = new(2024, 5, 3, 7, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(
        """{"title":"T","text":"@","author":"Ana Reyes","date":"2024-05-03T07:30:00Z","url":"https://a.example/1","language":"en","site":"Courier"}"""
    )]
    [InlineData(
        """{"headline":"T","articleBody":"@","author":{"@type":"Person","name":"Ana Reyes"},"datePublished":"2024-05-03T09:30:00+02:00","url":"https://a.example/1","inLanguage":"en","publisher":{"name":"Courier"}}"""
    )]
    [InlineData(
        """{"version":"https://jsonfeed.org/version/1.1","title":"Feed","items":[{"id":"1","url":"https://a.example/1","title":"T","content_text":"@","date_published":"2024-05-03T07:30:00Z","authors":[{"name":"Ana Reyes"}],"language":"en","site_name":"Courier"}]}"""
    )]
    [InlineData(
        """{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Courier"},"author":"Ana Reyes","title":"T","url":"https://a.example/1","publishedAt":"2024-05-03T07:30:00Z","content":"@","language":"en"}]}"""
    )]
    [InlineData(
        """[{"Title":"T","Body":"@","byline":"Ana Reyes","pub_date":1714721400,"link":"https://a.example/1","lang":"en","source":"Courier"}]"""
    )]
    [InlineData(
        """{"hits":{"total":1,"hits":[{"_id":"x","_source":{"title":"T","body":"@","authors":["Ana Reyes"],"published":1714721400000,"canonical_url":"https://a.example/1","lang":"en","publication":"Courier"}}]}}"""
    )]
    [InlineData(
        """{"data":{"items":[{"name":"T","content":["@"],"creator":"Ana Reyes","pubDate":"Fri, 03 May 2024 07:30:00 GMT","permalink":"https://a.example/1","language":"en","publisher":"Courier"}]}}"""
    )]
    public void Finds_the_parts_of_an_article_under_the_usual_names(string json)
    {
        var article = IngestRun.Of(json.Replace("@", Text, StringComparison.Ordinal), "export").Article();

        article.MediaType.Should().Be("application/json");
        article.Text.Should().Be(Text);
        article.TextMediaType.Should().Be("text/plain");
        article
            .Hints.Should()
            .Be(
                new ArticleHints
                {
                    Title = "T",
                    Author = "Ana Reyes",
                    Published = Published,
                    Url = "https://a.example/1",
                    Language = "en",
                    Site = "Courier",
                }
            );
    }

    [Fact]
    public void Makes_the_id_of_the_objects_own_bytes()
    {
        const string One = """{ "title": "A", "text": "First text." }""",
            Two = """{"title":"B","text":"Second text."}""";

        var articles = IngestRun.Of($"[{One},\n {Two}]").Articles();

        articles.Select(article => Encoding.UTF8.GetString(article.Content)).Should().Equal(One, Two);
        articles[0].Id.Should().Be(IngestRun.Of(One).Article().Id);
        articles[1]
            .Source.Should()
            .BeEquivalentTo(
                new
                {
                    Member = "#2",
                    Container = "application/json",
                    Size = (long)Two.Length,
                }
            );
    }

    [Fact]
    public void Tells_HTML_in_a_field_from_text()
    {
        var article = IngestRun
            .Of("""{"title":{"rendered":"A &#8211; B"},"content":{"rendered":"<p>One.</p><p>Two.</p>"},"date_gmt":"2024-05-03T07:30:00"}""")
            .Article();

        article.TextMediaType.Should().Be("text/html");
        article.Text.Should().Contain("<p>One.</p><p>Two.</p>");
        article.Hints.Title.Should().Be("A – B");
        article.Hints.Published.Should().Be(Published);
    }

    [Fact]
    public void Reads_lines_of_JSON_and_loses_only_the_bad_line()
    {
        var results = IngestRun.Of(
            """
            {"title":"A","text":"First."}
            {"title":"B","text":"Second.
            {"title":"C","text":"Third."}

            {"title":"D","text":"Fourth."}
            """
        );

        results
            .Articles()
            .Select(article => (article.Hints.Title, article.Source.Member))
            .Should()
            .Equal(("A", "#1"), ("C", "#3"), ("D", "#4"));
        results
            .Rejections()
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<IngestResult.Rejected>(bad => bad.Reason == "corrupt" && bad.Member == "#2");
    }

    [Fact]
    public void Streams_a_list_larger_than_an_article_may_be()
    {
        var objects = Enumerable.Range(1, 200).Select(i => $$"""{"title":"N{{i}}","text":"{{Text}} {{i}}"}""");
        var settings = new IngestSettings { MaxArticleBytes = 1024 };

        IngestRun
            .Of(
                $$"""{"status":"ok","meta":{"articles":"no list"},"articles":[{{string.Join(',', objects)}}],"next":null}""",
                settings: settings
            )
            .Articles()
            .Should()
            .HaveCount(200);
        IngestRun.Of($"[{string.Join(',', objects)}]", settings: settings).Articles().Should().HaveCount(200);
        IngestRun.Of(string.Join('\n', objects), settings: settings).Articles().Should().HaveCount(200);
        IngestRun
            .Of(string.Join("\n\n", objects.Select(o => o.Replace(",", ",\n", StringComparison.Ordinal))), settings: settings)
            .Articles()
            .Should()
            .HaveCount(200);
    }

    [Fact]
    public void Takes_what_is_whole_of_a_list_that_breaks_off()
    {
        var results = IngestRun.Of("""[{"title":"A","text":"First."},{"title":"B","text":"Sec""");

        results.Articles().Should().ContainSingle().Which.Hints.Title.Should().Be("A");
        results.Rejections().Should().ContainSingle().Which.Reason.Should().Be("truncated");
    }

    [Fact]
    public void Refuses_objects_without_text_in_one_and_says_what_they_have()
    {
        var results = IngestRun.Of("""[{"title":"A","text":"First."},{"price":3,"sku":"x"},{"price":4}]""");

        results.Articles().Should().HaveCount(1);
        results
            .Rejections()
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<IngestResult.Rejected>(refusal =>
                refusal.Reason == "no-article" && refusal.Detail.Contains("2 of 3") && refusal.Detail.Contains("price, sku")
            );
    }

    [Fact]
    public void Takes_field_names_from_settings()
    {
        var settings = new IngestSettings { JsonFields = JsonFieldNames.Default with { Text = ["brödtext"], Title = ["rubrik"] } };

        IngestRun
            .Of("""{"rubrik":"T","brödtext":"Hamnen öppnade."}""", settings: settings)
            .Article()
            .Should()
            .BeEquivalentTo(new { Text = "Hamnen öppnade.", Hints = new { Title = "T" } });
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Reads_JSON_in_UTF_16(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);

        IngestRun
            .Of([.. encoding.GetPreamble(), .. encoding.GetBytes("""{"title":"Порт","text":"Порт открылся."}""")])
            .Article()
            .Text.Should()
            .Be("Порт открылся.");
    }

    [Fact]
    public void Bears_half_a_surrogate_pair_and_bytes_that_are_no_UTF_8()
    {
        IngestRun.Of("""{"title":"T","text":"Cut emoji \ud83d here"}""").Article().Text.Should().Be("Cut emoji \uFFFD here");
        IngestRun.Of([.. "{\"title\":\"T\",\"text\":\"caf"u8, 0xE9, .. " open\"}"u8]).Article().Text.Should().Be("café open");
    }
}

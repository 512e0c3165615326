using Pipeline.Contracts;
using Pipeline.Index;

namespace Pipeline.Stages.Tests.Index;

public sealed class SearchTermTests
{
    [Theory]
    [InlineData("Rebels advanced on Hama", "en", "rebel advanc on hama")]
    [InlineData("Syria’s coastal cities", "en", "syria coastal citi")]
    [InlineData("U.N. envoy", "en", "un envoy")]
    [InlineData("Erdoğan", null, "erdogan")]
    [InlineData("Αθήνα", null, "αθηνα")]
    [InlineData("Größe STRASSE straße", null, "grosse strasse strasse")]
    [InlineData("1,360.5 articles", "en", "1360.5 articl")]
    [InlineData("東京都", "ja", "東京 京都")]
    [InlineData("Хлеба и ёлка", "ru", "хлеб и елк")]
    public void Folds_and_stems_words_into_terms(string text, string? language, string terms) =>
        TermAnalyser.Analyse(text, language, maxTerms: 100).Should().Be(terms);

    [Fact]
    public void Finds_an_article_by_any_form_of_its_words()
    {
        var terms = TermAnalyser.Analyse("Insurgents were fighting near the cities", "en", 100).Split(' ');

        QueryParser.Parse("city fights").Should().OnlyContain(group => group.Any(term => terms.Contains(term)));
    }

    [Fact]
    public void Keeps_the_words_of_a_phrase_together()
    {
        var group = QueryParser.Parse("\"money changer\"", "en").Should().ContainSingle().Subject;

        group.Should().Equal("money changer");
    }

    [Fact]
    public void Takes_an_unclosed_quote_as_words() => QueryParser.Parse("\"hama rebels", "en").Should().HaveCount(2);

    [Fact]
    public void Searches_a_script_without_spaces_by_a_phrase_of_pairs() =>
        QueryParser.Parse("東京都").Should().ContainSingle().Which.Should().Equal("東京 京都");

    [Fact]
    public void Finds_nothing_to_ask_for_in_punctuation() => QueryParser.Parse(" – ?! ").Should().BeEmpty();

    [Fact]
    public void Marks_the_place_with_most_query_terms()
    {
        var text =
            string.Concat(Enumerable.Repeat("The council met again to talk about roads. ", 40))
            + "Rebels took the city of Hama. More roads were discussed.";

        var snippet = SnippetMaker.Make(text, "en", QueryParser.Parse("hama rebels"));

        snippet.Parts.Where(part => part.Hit).Select(part => part.Text).Should().Equal("Rebels", "Hama");
        snippet.ToString().Should().StartWith("… ");
    }

    [Fact]
    public void Indexes_title_keywords_and_body_apart()
    {
        var article = new NormalisedArticle
        {
            Id = "00",
            Title = "Truce talks",
            Text = "Shelling stopped.",
        };
        var classified = new ClassifiedArticle
        {
            Id = "00",
            Language = "en",
            Keywords = ["Port Miran"],
        };

        var indexed = Indexer.Run(article, classified, IndexSettings.Default).Should().BeOfType<IndexResult.Accepted>().Subject.Article;

        (indexed.TitleTerms, indexed.KeywordTerms, indexed.BodyTerms).Should().Be(("truce talk", "port miran", "shell stop"));
    }
}

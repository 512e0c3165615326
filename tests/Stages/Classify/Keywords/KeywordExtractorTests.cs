using CsCheck;
using Pipeline.Classify.Keywords;

namespace Pipeline.Stages.Tests.Classify.Keywords;

public sealed class KeywordExtractorTests
{
    private const string Title = "Ferry operator halts night crossings after engine fire";

    private const string Text = """
        Northlink Ferries has stopped its night crossings to the Orland Islands after an engine fire left 212 passengers adrift for six hours.
        The fire broke out on the Queen Astrid shortly after midnight, the coast guard said. Nobody was hurt.

        Engine fires have troubled Northlink Ferries before. In spring the Queen Astrid lost power off Cape Hollis, and inspectors ordered new
        fuel lines. "We will not sail at night until the fuel lines have been replaced," said Marta Lindgren, the company's managing director.

        The Orland Islands depend on the night crossings for fresh food. Mayor Tomas Reyes asked the coast guard for a supply boat. Lindgren
        promised that Northlink Ferries would pay for the supply boat. The coast guard is looking into the engine fire.
        """;

    [Fact]
    public void Finds_the_phrases_that_a_person_would_choose()
    {
        Extract(Title, Text, "en")
            .Should()
            .Contain(["Northlink Ferries", "engine fire", "Orland Islands", "night crossings", "coast guard", "Queen Astrid"]);
    }

    [Fact]
    public void Gives_at_most_ten() => Extract(Title, Text, "en").Should().HaveCountLessThanOrEqualTo(10);

    [Fact]
    public void Keeps_names_whole()
    {
        var phrases = Extract(Title, Text, "en");

        phrases.Should().NotContain(["Queen", "Astrid", "Northlink", "Ferries", "Orland", "Islands", "Lindgren"]);
    }

    [Fact]
    public void Keeps_names_whole_that_were_found_before()
    {
        const string Story =
            "Delegates of the Movement for the River met on Friday. The Movement for the River wants the dam gone. "
            + "Farmers fear the Movement for the River and its plans for the dam.";

        Extract(null, Story, "en", ["Movement for the River"])
            .Should()
            .Contain("Movement for the River")
            .And.NotContain(["River", "Movement"]);
    }

    [Fact]
    public void Counts_a_last_name_for_the_full_name()
    {
        const string Story =
            "Ines Carvalho won the mayoral race in Porto Alto. Carvalho thanked her voters. Critics say Carvalho is too young, and "
            + "supporters say that Carvalho is what the town needs. The mayoral race was close.";

        Extract(null, Story, "en").Should().Contain("Ines Carvalho").And.NotContain("Carvalho");
    }

    [Fact]
    public void Takes_a_person_without_the_office()
    {
        const string Story =
            "Northern Mayor Tomas Reyes resigned. Reyes had been ill. Friends of Prime Minister Ada Kwan visited Reyes, and Ada Kwan praised him.";

        Extract(null, Story, "en").Should().Contain(["Tomas Reyes", "Ada Kwan"]).And.NotContain(["Northern", "Northern Mayor Tomas Reyes"]);
    }

    [Fact]
    public void Has_no_phrase_with_all_the_words_of_another()
    {
        var phrases = Extract(
            "Floods reach the city of Varna",
            "Floods reached Varna on Monday. The city of Varna has closed its schools. Varna's mayor said that the city of Varna needs boats.",
            "en"
        );

        phrases.Count(p => p.Contains("Varna", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public void Writes_phrases_as_the_article_does()
    {
        Extract(
                "SOLAR PANELS ON EVERY ROOF",
                "Builders must put solar panels on roofs. Solar panels pay off in years, and solar panels last.",
                "en"
            )
            .Should()
            .Contain("solar panels");
    }

    [Fact]
    public void Does_not_join_an_owner_and_what_is_owned()
    {
        Extract(null, "France's Claire Dumas won. Claire Dumas beat Norway's Kari Moen. Kari Moen congratulated Claire Dumas.", "en")
            .Should()
            .Contain(["Claire Dumas", "Kari Moen"]);
    }

    [Theory]
    [InlineData(
        "fr",
        "Les pompiers ont maîtrisé le feu de forêt près de Sainte-Colombe. Le feu de forêt a détruit trente hectares.",
        "feu de forêt"
    )]
    [InlineData("fr", "Les îles d'Orlande attendent le ferry. Le maire d'une des îles d'Orlande a dit qu'il viendrait.", "îles d'Orlande")]
    [InlineData("fr", "Le capitaine de l'Astrid a parlé. À bord de l'Astrid, tout va bien.", "Astrid")]
    [InlineData(
        "de",
        "Die Stadtwerke senken den Strompreis. Der Strompreis war im Winter gestiegen, und der Strompreis bleibt hoch.",
        "Strompreis"
    )]
    [InlineData("es", "El Banco de Cantera subió los intereses. Los intereses del Banco de Cantera son los más altos.", "Banco de Cantera")]
    [InlineData("ru", "Лесные пожары угрожают городу. Лесные пожары начались в июле, и лесные пожары не стихают.", "лесные пожары")]
    [InlineData("tr", "Orman yangını köyü tehdit ediyor. Orman yangını temmuzda başladı ve orman yangını sürüyor.", "orman yangını")]
    [InlineData("ar", "حرائق الغابات تهدد المدينة. بدأت حرائق الغابات في يوليو. حرائق الغابات مستمرة.", "حرائق الغابات")]
    [InlineData("zh", "森林火灾威胁着城市。森林火灾从七月开始，消防队员说森林火灾还在继续。", "森林火灾")]
    [InlineData("ja", "山火事が町に迫っている。消防隊は山火事の消火を続ける。消防隊によると山火事は七月に始まった。", "山火事")]
    public void Finds_phrases_in_other_languages(string language, string text, string phrase)
    {
        Extract(null, text, language).Should().Contain(phrase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("12 34 56")]
    public void Finds_none_where_there_are_none(string text) => Extract(null, text, "en").Should().BeEmpty();

    [Theory]
    [InlineData("Aa ")]
    [InlineData("word word2 ")]
    [InlineData("山火事の")]
    [InlineData("x")]
    public void Bears_twelve_mebibytes_on_one_line(string piece)
    {
        Extract(piece, string.Concat(Enumerable.Repeat(piece, (12 << 20) / piece.Length)), "en").Should().HaveCountLessThanOrEqualTo(10);
    }

    [Fact]
    public void Finds_only_what_stands_in_the_text()
    {
        var word = OneOf("Anna", "river", "the", "of", "Bank", "closed", "dam", "3", "it's", "Peter's", "NATO", "élan", "мост");
        var gap = OneOf(" ", " ", " ", ". ", ", ", " \"", "\n");
        Check.Sample(
            Gen.Select(word, gap).Array[0, 60].Select(w => string.Concat(w.Select(p => p.Item1 + p.Item2))),
            text => Extract(null, text, "en").All(p => text.Contains(p, StringComparison.Ordinal))
        );
    }

    private static IReadOnlyList<string> Extract(string? title, string text, string? language, IReadOnlyList<string>? names = null) =>
        KeywordExtractor.Extract(title, text, language, names);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

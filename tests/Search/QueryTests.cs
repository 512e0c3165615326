using Pipeline.Search.Queries;

namespace Pipeline.Search.Tests;

/// <summary>What a query finds.</summary>
public sealed class QueryTests : IndexBench
{
    [Fact]
    public void Every_word_must_be_found_in_title_names_or_text()
    {
        Save(
            Articles.Make("spread", "Fire in the harbour.", "Hama").About(("place", "Idlib")),
            Articles.Make("one", "Fire in the harbour."),
            Articles.Make("other", "Hama alone.")
        );

        Find("hama fire idlib").Should().Equal("Hama");
        Find("hama absent").Should().BeEmpty();
    }

    [Theory]
    [InlineData("en", "Insurgents were fighting near the cities", "city fights insurgent")]
    [InlineData("de", "Die Häuser der Städte", "Haus")]
    [InlineData("ru", "Хлеба и ёлки", "хлеб елка")]
    [InlineData("ja", "東京都の天気", "東京都")]
    [InlineData("tr", "Erdoğan konuştu", "erdogan")]
    [InlineData("el", "Αθήνα", "αθηνα")]
    [InlineData(null, "Washington post", "washington post")]
    public void A_word_is_found_in_any_of_its_forms_in_every_language(string? language, string text, string query)
    {
        Save(Articles.Make("a", text, "x", language));

        Find(query).Should().Equal("x");
    }

    [Fact]
    public void A_phrase_stands_in_order_and_within_one_part()
    {
        Save(
            Articles.Make("phrase", "In Money Changer Street."),
            Articles.Make("reversed", "The changer of money."),
            Articles.Make("across", "changer", "money")
        );

        Find("\"money changer\"").Should().Equal("phrase");
        Find("money changer").Should().BeEquivalentTo("phrase", "reversed", "money");
    }

    [Fact]
    public void Leaves_out_what_stands_behind_a_minus()
    {
        Save(Articles.Make("a", "The Berlin wall."), Articles.Make("b", "The Berlin airport."));

        Find("berlin -wall").Should().Equal("b");
        Find("-wall").Should().Equal("b");
        Find("berlin -\"berlin wall\"").Should().Equal("b");
        Find("berlin NOT wall").Should().Equal("b");
    }

    [Fact]
    public void Finds_the_beginnings_of_words_as_they_were_written()
    {
        Save(Articles.Make("a", "The harbours were quiet."), Articles.Make("b", "A hard day."), Articles.Make("c", "Nothing here."));

        Find("har*").Should().BeEquivalentTo("a", "b");
        Find("harbours*").Should().Equal("a");
        Find("-har*").Should().Equal("c");
    }

    [Fact]
    public void Either_side_of_an_or_will_do()
    {
        Save(Articles.Make("a", "Rail strike."), Articles.Make("b", "Bus strike."), Articles.Make("c", "Rail works."));

        Find("strike rail OR bus").Should().BeEquivalentTo("a", "b");
        Find("rail OR bus OR works").Should().HaveCount(3);
    }

    [Fact]
    public void Titles_weigh_more_than_names_and_these_more_than_text()
    {
        Save(
            Articles.Make("text", "Hama and six other words of text.", "first"),
            Articles.Make("title", "Quiet and six other words of text.", "Hama"),
            Articles.Make("name", "Quiet and six other words of text.", "third").About(("place", "Hama"))
        );

        Find("hama").Should().Equal("Hama", "third", "first");
    }

    [Theory]
    [InlineData("topic:conflict", "war")]
    [InlineData("topic:\"war and peace\"", "war")]
    [InlineData("topic:medtop:16000000", "war")]
    [InlineData("-topic:conflict", "game")]
    [InlineData("topic:conflict OR topic:sport", "war", "game")]
    [InlineData("lang:de", "game")]
    [InlineData("lang:German", "game")]
    [InlineData("after:2024-12-01", "war")]
    [InlineData("before:2024-12", "game")]
    [InlineData("after:2024-11 before:2025", "war", "game")]
    [InlineData("place:Hama", "war")]
    [InlineData("person:Pedersen", "war")]
    [InlineData("person:\"Geir Pedersen\"", "war")]
    [InlineData("person:Hama")]
    [InlineData("org:SANA", "war")]
    [InlineData("site:sana.sy", "war")]
    [InlineData("site:en.sana.sy", "war")]
    [InlineData("site:sy.example")]
    [InlineData("author:nunez", "war")]
    [InlineData("author:\"Ana Nunez\"", "war")]
    [InlineData("collection:wire", "war")]
    [InlineData("collection:wire/monday", "war")]
    [InlineData("kind:thread", "game")]
    [InlineData("has:repairs", "war")]
    [InlineData("has:much-removed", "game")]
    public void Filters_as_people_type_them(string query, params string[] titles)
    {
        Save(
            (
                Articles.Make("war", "x") with
                {
                    Url = "https://www.en.sana.sy/a",
                    Authors = ["Ana Núñez"],
                    Collection = "wire/monday",
                    HasRepairs = true,
                }
            )
                .On("2024-12-05")
                .Under("medtop:16000000")
                .About(("place", "Hama"), ("person", "Geir Pedersen"), ("organisation", "SANA")),
            (Articles.Make("game", "x", language: "de") with { Kind = "thread", Flags = ["much-removed"] })
                .On("2024-11-30T23:59:59")
                .Under("medtop:15000000")
        );

        Find(query).Should().BeEquivalentTo(titles);
    }

    [Theory]
    [InlineData("topik:sport", 0, 6, "topic:sport")]
    [InlineData("goal topic:sprot", 11, 5, "goal topic:sport")]
    [InlineData("foo:bar x", 0, 4, "\"foo:bar\" x")]
    [InlineData("after:yesterday", 6, 9, null)]
    [InlineData("has:repair", 4, 6, "has:repairs")]
    [InlineData("kind:articel", 5, 7, "kind:article")]
    [InlineData("\"open quote", 0, 1, "\"open quote\"")]
    [InlineData("rain OR", 5, 2, "rain")]
    [InlineData("OR rain", 0, 2, "rain")]
    [InlineData("a* b", 0, 2, null)]
    [InlineData("har*bour", 0, 8, "har*")]
    [InlineData(" – ?! ", 0, 6, null)]
    [InlineData("lang:englisch", 5, 8, "lang:english")]
    [InlineData("story:xyz", 6, 3, null)]
    public void Says_what_is_wrong_and_where_and_what_may_have_been_meant(string query, int start, int length, string? suggestion)
    {
        var fault = QueryParser.Parse(query).Should().BeOfType<QueryResult.Wrong>().Subject.Faults.Should().ContainSingle().Subject;

        (fault.Start, fault.Length, fault.Suggestion).Should().Be((start, length, suggestion));
        fault.Message.Should().MatchRegex(@"[.?]$", "a person reads it");
        if (suggestion is not null)
        {
            QueryParser.Parse(suggestion).Should().BeOfType<QueryResult.Understood>();
        }
    }

    [Theory]
    [InlineData("at 10:30")]
    [InlineData("Live: storm")]
    [InlineData("https://example.org/a")]
    [InlineData("covid-19")]
    [InlineData("AT&T c++")]
    public void Takes_what_looks_like_syntax_and_is_none_as_words(string query) =>
        QueryParser.Parse(query).Should().BeOfType<QueryResult.Understood>();

    [Fact]
    public void Marks_the_place_with_most_query_terms()
    {
        var text =
            string.Concat(Enumerable.Repeat("The council met again to talk about roads. ", 40))
            + "Rebels took the city of Hama. More roads were discussed.";
        Save(Articles.Make("a", text));

        var snippet = Search("hama reb*").Results.Single().Snippet;

        snippet.Where(part => part.Hit).Select(part => part.Text).Should().Equal("Rebels", "Hama");
        snippet[0].Text.Should().StartWith("… ");
    }
}

using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>Search over terms that the index's analysis made. Articles are named by their seeds.</summary>
public abstract class SearchContract(IStoreHost host) : ArticleStoreContract(host)
{
    [Fact]
    public async Task Every_group_must_match()
    {
        await Save(
            Sample.Indexed("both", body: "hama under rebel fire"),
            Sample.Indexed("one", body: "hama"),
            Sample.Indexed("other", body: "rebel")
        );
        (await Find(["hama"], ["rebel"])).Should().Equal("both");
        (await Find(["hama"], ["rebel"], ["absent"])).Should().BeEmpty();
    }

    [Fact]
    public async Task Groups_may_match_in_different_fields()
    {
        await Save(Sample.Indexed("spread", "hama", "rebel", "fire"), Sample.Indexed("other", "hama", "", "fire"));
        (await Find(["hama"], ["rebel"], ["fire"])).Should().Equal("spread");
    }

    [Fact]
    public async Task Any_term_of_a_group_matches()
    {
        await Save(
            Sample.Indexed("stem", body: "city rebel"),
            Sample.Indexed("word", body: "city rebels"),
            Sample.Indexed("neither", body: "city")
        );
        (await Find(["city"], ["rebel", "rebels"])).Should().BeEquivalentTo("stem", "word");
    }

    [Fact]
    public async Task A_term_matches_as_a_whole_only()
    {
        await Save(Sample.Indexed("a", "rebellion", "rebels", "prerebel rebel2"));
        (await Find(["rebel"])).Should().BeEmpty();
        (await Find(["rebellion"])).Should().Equal("a");
    }

    [Fact]
    public async Task A_phrase_matches_its_words_in_order_within_one_field()
    {
        await Save(
            Sample.Indexed("phrase", body: "in money changer street"),
            Sample.Indexed("reversed", body: "changer money"),
            Sample.Indexed("apart", body: "money for changer"),
            Sample.Indexed("across", "money", "changer", "x"),
            Sample.Indexed("part", body: "money changers")
        );
        (await Find(["money changer"])).Should().Equal("phrase");
        (await Find(["money changer", "changer money"])).Should().BeEquivalentTo("phrase", "reversed");
        (await Find(["money"], ["changer"])).Should().BeEquivalentTo("phrase", "reversed", "apart", "across");
        (await Find(["in money"], ["changer street"])).Should().Equal("phrase");
    }

    [Theory]
    [InlineData("covid-19")]
    [InlineData("it's")]
    [InlineData("l’article")]
    [InlineData("3.5")]
    [InlineData("2024")]
    [InlineData("c++")]
    [InlineData("u.s")]
    [InlineData("foo/bar")]
    [InlineData("a@b.example")]
    [InlineData("北京")]
    [InlineData("東")]
    [InlineData("ไทย")]
    [InlineData("हिन्दी")]
    [InlineData("новость")]
    [InlineData("école")]
    [InlineData("العربية")]
    [InlineData("한국어")]
    [InlineData("𠮷野")]
    [InlineData("the")]
    [InlineData("not")]
    [InlineData("a.*(b)|[c]$")]
    [InlineData("-minus")]
    [InlineData("quo\"te")]
    [InlineData("$%")]
    [InlineData("100%")]
    public async Task Finds_a_term_whatever_it_is_made_of(string term)
    {
        await Save(
            Sample.Indexed("has", "first", "second", $"before {term} after"),
            Sample.Indexed("lacks", "first", "second", "before other after")
        );
        (await Find([term])).Should().Equal("has");
        (await Find(["before"], [term])).Should().Equal("has");
        (await Find([$"before {term}"])).Should().Equal("has");
    }

    [Fact]
    public async Task Accents_tell_terms_apart()
    {
        await Save(Sample.Indexed("with", body: "résumé"), Sample.Indexed("without", body: "resume"));
        (await Find(["résumé"])).Should().Equal("with");
        (await Find(["resume"])).Should().Equal("without");
    }

    [Fact]
    public async Task The_title_weighs_more_than_keywords_and_these_more_than_the_body()
    {
        await Save(
            Sample.Indexed("body", "filler one", "filler two", "hama filler"),
            Sample.Indexed("title", "hama one", "filler two", "filler three"),
            Sample.Indexed("keyword", "filler one", "hama two", "filler three")
        );
        var results = await Store.SearchAsync(
            new SearchQuery
            {
                Groups =
                [
                    ["hama"],
                ],
            },
            Token
        );
        results.Hits.Select(hit => hit.Article.Title).Should().Equal("title", "keyword", "body");
        results.Hits.Select(hit => hit.Score).Should().BeInDescendingOrder().And.OnlyContain(score => score > 0);
    }

    [Fact]
    public async Task Equal_matches_come_newest_first_then_by_id_and_undated_last()
    {
        var ids = new[] { "x", "y" }.OrderBy(Sample.Id, StringComparer.Ordinal).ToArray();
        await Save(
            Sample.Indexed("undated", body: "hama"),
            Sample.Indexed("old", body: "hama", published: Sample.Noon.AddDays(-2)),
            Sample.Indexed(ids[1], body: "hama", published: Sample.Noon.AddDays(-1)),
            Sample.Indexed(ids[0], body: "hama", published: Sample.Noon.AddDays(-1)),
            Sample.Indexed("new", body: "hama", published: Sample.Noon)
        );
        string[] order = ["new", ids[0], ids[1], "old", "undated"];
        (await Find(["hama"])).Should().Equal(order);
        (await Find()).Should().Equal(order);
    }

    [Fact]
    public async Task Filters_by_topic_and_language()
    {
        await Save(
            Sample.Indexed("war en", body: "hama", topics: ["medtop:16000000", "medtop:11000000"]),
            Sample.Indexed("war de", body: "hama", language: "de", topics: ["medtop:16000000"]),
            Sample.Indexed("sport en", body: "hama", topics: ["medtop:15000000"]),
            Sample.Indexed("none", body: "hama", language: null)
        );
        async Task<IEnumerable<string?>> By(string? topic, string? language, params string[][] groups)
        {
            var results = await Store.SearchAsync(
                new SearchQuery
                {
                    Groups = groups,
                    Topic = topic,
                    Language = language,
                },
                Token
            );
            results.Total.Should().Be(results.Hits.Count);
            return results.Hits.Select(hit => hit.Article.Title);
        }

        (await By("medtop:16000000", null, ["hama"])).Should().BeEquivalentTo("war en", "war de");
        (await By("medtop:16000000", "de", ["hama"])).Should().Equal("war de");
        (await By(null, "en", ["hama"])).Should().BeEquivalentTo("war en", "sport en");
        (await By("medtop:16000000", null)).Should().BeEquivalentTo("war en", "war de");
        (await By("medtop:11000000", "en")).Should().Equal("war en");
        (await By("medtop:11000000", "de")).Should().BeEmpty();
        (await By(null, "de", ["absent"])).Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_join_to_the_whole_and_each_tells_the_total()
    {
        await Save([
            .. Enumerable
                .Range(0, 57)
                .Select(i => Sample.Indexed($"{i}", body: i % 3 == 0 ? "hama hama" : "hama", published: Sample.Noon.AddDays(i % 5))),
        ]);
        foreach (
            string[][] groups in new string[][][]
            {
                [
                    ["hama"],
                ],
                [],
            }
        )
        {
            var whole = await Store.SearchAsync(new SearchQuery { Groups = groups, Limit = 100 }, Token);
            var paged = new List<string?>();
            for (var offset = 0; offset < 60; offset += 10)
            {
                var page = await Store.SearchAsync(
                    new SearchQuery
                    {
                        Groups = groups,
                        Offset = offset,
                        Limit = 10,
                    },
                    Token
                );
                page.Total.Should().Be(57);
                paged.AddRange(page.Hits.Select(hit => hit.Article.Title));
            }

            paged.Should().OnlyHaveUniqueItems().And.HaveCount(57).And.Equal(whole.Hits.Select(hit => hit.Article.Title));
        }

        var none = await Store.SearchAsync(
            new SearchQuery
            {
                Groups =
                [
                    ["hama"],
                ],
                Limit = 0,
            },
            Token
        );
        none.Total.Should().Be(57);
        none.Hits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_hit_has_everything_but_terms_and_signature()
    {
        var article = Sample.Indexed("a", "hama", "rebel", "fire", Sample.Noon, "en", ["medtop:1"]);
        await Save(article);
        foreach (
            string[][] groups in new string[][][]
            {
                [
                    ["hama"],
                ],
                [],
            }
        )
        {
            var hit = (await Store.SearchAsync(new SearchQuery { Groups = groups }, Token)).Hits.Should().ContainSingle().Subject;
            hit.Article.Should().BeEquivalentTo(article with { TitleTerms = "", KeywordTerms = "", BodyTerms = "", Signature = [] });
        }
    }

    [Fact]
    public async Task Saving_again_searches_the_new_terms_and_topics_alone()
    {
        await Save(Sample.Indexed("a", "old", "former", "past", topics: ["medtop:1"]));
        await Save(Sample.Indexed("a", "new", "later", "present", topics: ["medtop:2"]));
        (await Find(["old"])).Should().BeEmpty();
        (await Find(["new"], ["later"], ["present"])).Should().Equal("a");
        (await Store.SearchAsync(new SearchQuery { Topic = "medtop:1" }, Token)).Total.Should().Be(0);
        (await Store.SearchAsync(new SearchQuery { Topic = "medtop:2" }, Token)).Total.Should().Be(1);
    }

    [Fact]
    public async Task Blank_terms_and_groups_without_a_term_are_ignored()
    {
        await Save(Sample.Indexed("a", body: "hama"), Sample.Indexed("b", body: "other"));
        (await Find(["hama", " "], [], [""])).Should().Equal("a");
        (await Find([" "])).Should().BeEquivalentTo("a", "b");
    }

    [Fact]
    public async Task An_empty_index_answers_with_nothing()
    {
        (await Find(["hama"])).Should().BeEmpty();
        (await Find()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Takes_an_article_in_any_language(string language)
    {
        await Save(Sample.Indexed("a", "running", body: "the hama", language: language));
        (await Find(["running"], ["the"])).Should().Equal("a");
    }

    private async Task Save(params IndexedArticle[] articles) =>
        await Task.WhenAll(articles.Select(article => Store.SaveAsync(article, Token)));

    /// <summary>Titles of the hits, best first; the total is checked by the way.</summary>
    private async Task<IReadOnlyList<string?>> Find(params string[][] groups)
    {
        var results = await Store.SearchAsync(new SearchQuery { Groups = groups, Limit = 1_000 }, Token);
        results.Total.Should().Be(results.Hits.Count);
        return [.. results.Hits.Select(hit => hit.Article.Title)];
    }
}

using Pipeline.Contracts;
using Pipeline.Search.Engine;

namespace Pipeline.Search.Tests;

/// <summary>The same story once, and an edited article as a version of itself.</summary>
public sealed class StoryTests : IndexBench
{
    [Fact]
    public void A_story_shows_once_by_its_lead_and_each_member_stays_findable()
    {
        Save(
            Articles.Make("agency", Reworded.Story(1)).On("2024-12-01"),
            Articles.Make("copy", Reworded.Cut(Reworded.Story(1))).On("2024-12-02"),
            Articles.Make("reordered", Reworded.Reordered(Reworded.Story(1))).On("2024-12-03"),
            Articles.Make("other", Reworded.Story(2)).On("2024-12-04")
        );

        var page = Search("council");
        page.Results.Select(found => (found.Title, found.Copies)).Should().BeEquivalentTo([("agency", 2), ("other", 0)]);
        page.Total.Should().Be(4);
        Find($"story:{Articles.Id("copy")[..8]}", ArticleSort.Oldest).Should().Equal("agency", "copy", "reordered");
        Find("has:copies after:2024-12-02").Should().Equal("reordered");
        Index.StoryOf(Articles.Id("reordered"))!.Lead.Should().Be(Articles.Id("agency"));
        Index.StoryOf(Articles.Id("other")).Should().BeNull();
    }

    [Fact]
    public void A_story_does_not_come_again_on_a_later_page()
    {
        Save([
            .. Enumerable
                .Range(0, 40)
                .Select(i => Articles.Make($"{i}", Reworded.Story(i % 8) + $" Take {i}.").On($"2024-12-{(i % 28) + 1:00}")),
        ]);

        foreach (var sort in Enum.GetValues<ArticleSort>())
        {
            var shown = new List<string?>();
            string? cursor = null;
            do
            {
                var page = Search("council", sort, limit: 3, cursor);
                page.Results.Count.Should().BeLessThanOrEqualTo(3);
                shown.AddRange(page.Results.Select(found => found.Title));
                cursor = page.Next;
            } while (cursor is not null);

            shown.Should().HaveCount(8).And.OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void An_edited_article_is_a_version_of_the_same_and_the_newest_leads()
    {
        Save(
            Page("first", "https://www.example.org/news/a?id=7", Reworded.Story(1)).On("2024-12-01"),
            Page("edited", "https://example.org/news/a?id=7", Reworded.Story(1) + " One more.") with
            {
                Published = Articles.Noon.AddDays(4),
                Modified = Articles.Noon.AddDays(6),
            },
            Page("neighbour", "https://example.org/news/b", Reworded.Story(2)).On("2024-12-01")
        );

        Search("council")
            .Results.Select(found => (found.Title, found.Copies, found.OlderVersions))
            .Should()
            .BeEquivalentTo([("edited", 0, 1), ("neighbour", 0, 0)]);
        Index.StoryOf(Articles.Id("first"))!.VersionsOf(Articles.Id("edited")).Should().Equal(Articles.Id("first"), Articles.Id("edited"));
        Find("has:versions").Should().Equal("edited");
    }

    [Fact]
    public void A_page_id_joins_versions_within_its_site_alone()
    {
        Save(
            Page("a", "https://example.org/1", "Short.") with
            {
                PageId = "77",
                Title = "Same",
            },
            Page("b", "https://example.org/2", "Shorter.") with
            {
                PageId = "77",
                Title = "Same",
            },
            Page("c", "https://elsewhere.example/2", "Shorter.") with
            {
                PageId = "77",
                Title = "Same",
            }
        );

        Index
            .StoryOf(Articles.Id("a"))!
            .Articles.Select(article => article.Id)
            .Should()
            .BeEquivalentTo([Articles.Id("a"), Articles.Id("b")]);
    }

    [Fact]
    public void A_site_that_gives_all_its_pages_one_address_is_not_one_article()
    {
        Save(
            Page("a", "https://example.org/news", Reworded.Story(1)),
            Page("b", "https://example.org/news", Reworded.Story(2)),
            Page("c", "https://example.org/", Reworded.Story(3)),
            Page("d", "https://example.org/", Reworded.Story(3).ToUpperInvariant()) with
            {
                Signature = [],
            }
        );

        Index.StoryOf(Articles.Id("a")).Should().BeNull();
        Index.StoryOf(Articles.Id("c")).Should().BeNull();
    }

    /// <summary>Arrivals one by one or all at once, reruns and removals in between: what counts is what is there in the end.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Stories_are_the_same_in_whatever_order_things_happened(int seed)
    {
        IndexedArticle[] articles =
        [
            .. Enumerable
                .Range(0, 12)
                .SelectMany(story =>
                    Reworded.All(Reworded.Story(story)).Select((text, i) => Articles.Make($"{story}/{i}", text).On($"2024-12-{i + 1:00}"))
                ),
            Page("v1", "https://example.org/v", Reworded.Story(100)),
            Page("v2", "https://example.org/v", Reworded.Story(100) + " More.") with
            {
                Modified = Articles.Noon.AddDays(60),
            },
        ];
        Save(articles);
        var expected = Told(articles);

        var random = new Random(seed);
        using var other = new Other();
        foreach (var batch in Shuffled(articles, random).Chunk(7))
        {
            // Some come first with another text, some go and come again.
            other.Index.Save([
                .. batch.Select(article =>
                    random.Next(3) == 0 ? article with { Signature = articles[random.Next(articles.Length)].Signature } : article
                ),
            ]);
            other.Index.Refresh();
            if (random.Next(2) == 0)
            {
                other.Index.Delete([.. batch.Take(3).Select(article => article.Id)]);
                other.Index.Refresh(stories: random.Next(2) == 0);
            }
        }

        foreach (var article in Shuffled(articles, random))
        {
            other.Index.Save([article]);
            other.Index.Refresh();
        }

        Told(articles, other.Index).Should().Equal(expected);
    }

    private string[] Told(IndexedArticle[] articles, SearchIndex? index = null) =>
        [
            .. articles.Select(article =>
                article.Title
                + ": "
                + string.Join(
                    ' ',
                    (index ?? Index).StoryOf(article.Id)?.Articles.Select(member => $"{member.Id[..6]}.{member.Number}.{member.Version}")
                        ?? []
                )
            ),
        ];

    private static IndexedArticle[] Shuffled(IndexedArticle[] articles, Random random)
    {
        var shuffled = articles.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static IndexedArticle Page(string seed, string url, string text) => Articles.Make(seed, text) with { Url = url };

    private sealed class Other : IndexBench
    {
        public new SearchIndex Index => base.Index;
    }
}

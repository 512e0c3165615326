using Pipeline.Search.Engine;
using Pipeline.Search.Facets;

namespace Pipeline.Search.Tests;

/// <summary>The index itself: what it keeps, counts and pages through, and what becomes of it when it is damaged.</summary>
public sealed class IndexTests : IndexBench
{
    [Fact]
    public void A_saved_article_comes_back_as_it_was()
    {
        var article = (Articles.Make("a", "Text.\n\nMore “text”.") with { Url = "https://example.org/a", Flags = ["very-short"] })
            .On("2024-12-05")
            .About(("place", "Hama"));
        Save(article);

        Index.Find(article.Id).Should().BeEquivalentTo(article with { Stamp = null, Signature = [] });
        Index.Find(Articles.Id("b")).Should().BeNull();
    }

    [Fact]
    public void Saving_again_replaces_and_deleting_takes_out()
    {
        Save(Articles.Make("a", "Old words."));
        Save(Articles.Make("a", "New words."));
        Find("old").Should().BeEmpty();
        Find("new").Should().Equal("a");

        Index.Delete([Articles.Id("a")]);
        Index.Refresh();
        Find("new").Should().BeEmpty();
        Index.Count.Should().Be(0);
    }

    [Fact]
    public void Facets_count_what_each_other_filter_leaves()
    {
        Save(
            Articles.Make("1", "strike", language: "en").Under("medtop:15000000").About(("place", "Hama"), ("person", "Ana Núñez")),
            Articles.Make("2", "strike", language: "de").Under("medtop:15000000", "medtop:16000000").About(("place", "Hama")),
            Articles.Make("3", "strike", language: "de").Under("medtop:16000000"),
            Articles.Make("4", "quiet", language: "fr").Under("medtop:16000000")
        );

        var all = Search("strike").Facets!;
        all[FacetKind.Language].Should().Equal(new FacetValue("de", 2), new FacetValue("en", 1));
        all[FacetKind.Topic].Should().Equal(new FacetValue("medtop:15000000", 2), new FacetValue("medtop:16000000", 2));
        all[FacetKind.Place].Should().Equal(new FacetValue("Hama", 2));
        all[FacetKind.Person].Should().Equal(new FacetValue("Ana Núñez", 1));

        var german = Search("strike lang:de topic:conflict").Facets!;
        german[FacetKind.Language].Should().Equal([new FacetValue("de", 2)], "of conflict, in any language");
        german[FacetKind.Topic].Should().BeEquivalentTo([new FacetValue("medtop:16000000", 2), new FacetValue("medtop:15000000", 1)]);
        german[FacetKind.Place].Should().Equal(new FacetValue("Hama", 1));
    }

    [Fact]
    public void A_facets_count_is_what_its_filter_finds()
    {
        Save(
            Articles.Make("1").About(("person", "Geir Pedersen")),
            Articles.Make("2").About(("person", "Geir Pedersen")),
            Articles.Make("3").About(("person", "Pedersen Junior"), ("place", "New York"))
        );

        foreach (var kind in new[] { FacetKind.Person, FacetKind.Place })
        {
            foreach (var value in Search("").Facets![kind])
            {
                Search($"{kind.ToString().ToLowerInvariant()}:\"{value.Value}\"").Total.Should().Be(value.Count, value.Value);
            }
        }
    }

    [Fact]
    public void Times_are_counted_in_bars_without_a_gap()
    {
        Save(
            Articles.Make("1").On("2024-12-01"),
            Articles.Make("2").On("2024-12-03T23:00"),
            Articles.Make("3").On("2024-12-03"),
            Articles.Make("4")
        );

        var facets = Search("").Facets!;

        facets.Times.Select(bar => (bar.From.Day, bar.Count)).Should().Equal((1, 1), (2, 0), (3, 2));
        facets.Undated.Should().Be(1);
    }

    [Theory]
    [InlineData(ArticleSort.Relevance)]
    [InlineData(ArticleSort.Newest)]
    [InlineData(ArticleSort.Oldest)]
    public void Pages_join_to_the_whole_while_articles_arrive(ArticleSort sort)
    {
        Save([
            .. Enumerable
                .Range(0, 57)
                .Select(i =>
                    Articles.Make($"{i}", string.Concat(Enumerable.Repeat("hama ", (i % 3) + 1))).On($"2024-12-{(i % 28) + 1:00}")
                ),
        ]);
        var whole = Find("hama", sort);
        whole.Should().HaveCount(57);

        var paged = new List<string?>();
        string? cursor = null;
        do
        {
            var page = Search("hama", sort, limit: 10, cursor);
            paged.AddRange(page.Results.Select(found => found.Title));
            cursor = page.Next;
            Save(
                Articles.Make($"late {paged.Count}", "hama hama hama").On("2024-12-31"),
                Articles.Make($"later {paged.Count}", "hama").On("1999-01-01")
            );
        } while (cursor is not null);

        paged.Should().Equal(whole);
    }

    [Fact]
    public void Sorts_by_date_with_the_undated_last()
    {
        Save(Articles.Make("old", "x").On("1999-01-01"), Articles.Make("none", "x"), Articles.Make("new", "x").On("2024-01-01"));

        Find("x", ArticleSort.Newest).Should().Equal("new", "old", "none");
        Find("x", ArticleSort.Oldest).Should().Equal("old", "new", "none");
        Find("x").Should().Equal("new", "old", "none");
    }

    [Fact]
    public void Exports_every_match_newest_first()
    {
        Save([.. Enumerable.Range(0, 300).Select(i => Articles.Make($"{i}", i % 2 == 0 ? "even" : "odd").On($"{1700 + i}-01-01"))]);

        Index
            .Export(Understood("even"))
            .Select(article => article.Title)
            .Should()
            .Equal(Enumerable.Range(0, 150).Select(i => $"{298 - (2 * i)}"));
    }

    [Fact]
    public void Finds_what_is_about_the_same()
    {
        Save(
            Articles.Make("a", "x", "Ferry strike in Hamburg harbour").About(("place", "Hamburg")),
            Articles.Make("b", "y", "Ferry crews end strike").About(("place", "Hamburg")),
            Articles.Make("c", "z", "Cup final")
        );

        Index.Similar(Articles.Id("a"), 5).Select(found => found.Title).Should().Equal("Ferry crews end strike");
    }

    [Fact]
    public void What_was_committed_is_there_when_it_is_opened_again()
    {
        Save(Articles.Make("a", "hama"));
        Index.Commit();
        Reopen();

        Index.WasMade.Should().BeFalse();
        Find("hama").Should().Equal("a");
        Index.Stamps().Should().Equal((Articles.Id("a"), SearchIndex.StampOf(Articles.StampAt(Articles.Noon))));
    }

    [Theory]
    [InlineData(".cfs", 0.5)]
    [InlineData(".fdt", 0.5)]
    [InlineData("segments_", 0.5)]
    [InlineData(".si", 0.3)]
    public void A_damaged_index_is_made_anew(string file, double place)
    {
        Save([.. Enumerable.Range(0, 200).Select(i => Articles.Make($"{i}", $"hama {i}"))]);
        Close();
        var damaged = Directory.EnumerateFiles(Folder).Where(path => path.Contains(file, StringComparison.Ordinal)).ToArray();
        foreach (var path in damaged)
        {
            var bytes = File.ReadAllBytes(path);
            bytes[(int)(bytes.Length * place)] ^= 0x55;
            File.WriteAllBytes(path, bytes);
        }

        Reopen();

        Index.WasMade.Should().Be(damaged.Length > 0);
        Index.Count.Should().Be(damaged.Length > 0 ? 0 : 200);
    }

    [Fact]
    public void Another_reads_beside_the_one_that_writes()
    {
        Save(Articles.Make("a", "hama"));
        Index.Commit();

        using var other = SearchIndex.OpenToRead(Folder);

        other!.Count.Should().Be(1);
        FluentActions.Invoking(() => SearchIndex.Open(Folder)).Should().Throw<IOException>();
    }
}

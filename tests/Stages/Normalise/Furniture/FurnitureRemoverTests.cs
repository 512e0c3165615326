using CsCheck;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Stages.Tests.Normalise.Furniture;

public sealed class FurnitureRemoverTests
{
    [Theory]
    [MemberData(nameof(FurnitureCases.All), MemberType = typeof(FurnitureCases))]
    public void Keeps_the_story_and_drops_the_page_around_it(FurnitureCase article)
    {
        var cleaned = FurnitureRemover.Remove(article.Input);

        Lines(cleaned.Text).Should().Equal(article.Kept);
        cleaned.Title.Should().Be(article.Title);
    }

    [Theory]
    [MemberData(nameof(FurnitureCases.All), MemberType = typeof(FurnitureCases))]
    public void Changes_nothing_the_second_time(FurnitureCase article)
    {
        var once = FurnitureRemover.Remove(article.Input);
        var twice = FurnitureRemover.Remove(Joined(once));

        (twice.Title, twice.Text).Should().Be((once.Title, once.Text));
        twice.Removed.Should().BeEmpty();
        FurnitureRemover.Remove(once.Text).Removed.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(FurnitureCases.All), MemberType = typeof(FurnitureCases))]
    public void Finds_the_same_without_empty_lines_between_paragraphs_below_a_headline(FurnitureCase article)
    {
        var lines = Lines(article.Input);
        var dense = string.Join('\n', lines);
        var cleaned = FurnitureRemover.Remove(dense);

        // Without empty lines a headline is told from verse by the prose below it; where there is none it stays in the text.
        var story = article.Title is null || cleaned.Title is not null ? article.Kept : [article.Title, .. article.Kept];
        Lines(cleaned.Text).Except(story).Should().BeEmpty("all of {0} is furniture", string.Join(" / ", article.Dropped));
        story.Except(Lines(cleaned.Text)).Should().BeEmpty();
    }

    [Fact]
    public void Says_what_was_taken_and_why()
    {
        var cleaned = FurnitureRemover.Remove(FurnitureCases.Cases[0].Input);

        cleaned.Removed.Select(r => r.Why).Should().Equal("related", "related-teaser", "comment-form");
        cleaned.Removed[0].Text.Should().Be("Check Also");
        cleaned.Removed[1].Text.Should().StartWith("Storm Closes Bridge");
        cleaned.Removed[2].Text.Should().StartWith("Leave a Reply\nYour email");
    }

    [Fact]
    public void Cuts_what_it_says_at_500_characters()
    {
        var menu = string.Join('\n', Enumerable.Repeat("Share this article", 100));
        var cleaned = FurnitureRemover.Remove(FurnitureCases.Cases[0].Input + "\n\n" + menu);

        cleaned.Removed.Should().OnlyContain(r => r.Text.Length <= 500);
        cleaned.Removed.Should().Contain(r => r.Text.EndsWith('…'));
    }

    [Fact]
    public void Keeps_paragraphs_apart_as_they_came()
    {
        var article = FurnitureCases.Cases[0];
        var cleaned = FurnitureRemover.Remove(article.Input.Replace("\n\n", "\n \n\n\n"));

        cleaned.Text.Should().Be(string.Join("\n\n", article.Kept));
    }

    [Theory]
    [InlineData("Ferry crews return to work | The Island Post", "Ferry crews return to work")]
    [InlineData("Ferry crews return to work - Island Post", "Ferry crews return to work")]
    [InlineData("Ferry crews return to work – islandpost.example.com", "Ferry crews return to work")]
    [InlineData("Ferry crews return to work | Travel | BBC News", "Ferry crews return to work")]
    [InlineData("Ferry crews return to work - for now", "Ferry crews return to work - for now")]
    [InlineData("Sailors – a short history of pay", "Sailors – a short history of pay")]
    public void Takes_the_site_off_the_headline(string headline, string title)
    {
        var text = headline + "\n\n" + string.Join("\n\n", FurnitureCases.Cases[0].Kept);

        FurnitureRemover.Remove(text).Title.Should().Be(title);
    }

    [Theory]
    [InlineData("Leave a Reply\n\nShare\n\nTweet")]
    [InlineData("Share\nTweet\nPrint")]
    [InlineData("© 2020 Example Media. All rights reserved.")]
    [InlineData("Home | News | Sport")]
    [InlineData("Storm closes bridge\n\nShare\n\nLeave a Reply")]
    public void Never_leaves_a_text_with_letters_empty(string text)
    {
        FurnitureRemover.Remove(text).Text.Should().NotBeEmpty();
    }

    [Fact]
    public void Prefers_a_line_of_its_own_to_phrases_when_all_looks_like_furniture()
    {
        FurnitureRemover
            .Remove("Share\n\nStorm closes bridge\n\nLeave a Reply\n\nYour email address will not be published.")
            .Text.Should()
            .Contain("Storm closes bridge")
            .And.NotContain("published");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void Gives_nothing_for_nothing(string text)
    {
        var cleaned = FurnitureRemover.Remove(text);

        (cleaned.Title, cleaned.Text, cleaned.Removed.Count).Should().Be((null, "", 0));
    }

    [Fact]
    public void Is_stable_and_invents_nothing_for_any_mix_of_lines()
    {
        var pieces = FurnitureCases.Cases.SelectMany(c => Lines(c.Input)).Distinct().ToArray();
        var text = Gen.Select(Gen.Int[0, pieces.Length - 1], Gen.Bool)
            .Array[1, 40]
            .Select(parts => string.Concat(parts.Select(p => pieces[p.Item1] + (p.Item2 ? "\n\n" : "\n"))));

        text.Sample(
            input =>
            {
                var once = FurnitureRemover.Remove(input);
                var twice = FurnitureRemover.Remove(Joined(once));
                var left = new Queue<string>(Lines(input));
                var inOrder = Lines(once.Text)
                    .All(line =>
                    {
                        while (left.TryDequeue(out var next))
                        {
                            if (next == line)
                            {
                                return true;
                            }
                        }

                        return false;
                    });
                return inOrder && once.Text.Length > 0 && twice.Title == once.Title && twice.Text == once.Text && twice.Removed.Count == 0;
            },
            iter: 3000,
            seed: "0N0XIzNsQ0O2"
        );
    }

    [Theory]
    [InlineData("a", 12 << 20)]
    [InlineData("word ", 2 << 20)]
    [InlineData("<", 12 << 20)]
    [InlineData("\n", 1_000_000)]
    [InlineData("a\n", 6 << 20)]
    [InlineData("Share\n", 9_000)]
    [InlineData(
        "Related articles\nA headline that goes nowhere\nA sentence that is long enough to look like the prose of a story, and that ends.\n",
        3_000
    )]
    [InlineData("a | ", 1 << 20)]
    [InlineData("\uD83D", 1 << 20)]
    [InlineData("“", 1 << 20)]
    public void Takes_hostile_input(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));

        FurnitureRemover.Remove(text).Text.Length.Should().BeLessThanOrEqualTo(text.Length);
    }

    private static string Joined(CleanedArticle article) => article.Title is null ? article.Text : article.Title + "\n\n" + article.Text;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

public sealed class MarkdownReaderTests
{
    [Fact]
    public void Takes_the_first_heading_as_title_and_the_rest_as_text()
    {
        var article = MarkdownReader.ToText(
            "# Quay *closed* for repairs\n\nDivers found **two** cracks\nin the [old wall](https://example.org/wall).\n"
        );

        article.Title.Should().Be("Quay closed for repairs");
        article.Text.Should().Be("Divers found two cracks in the old wall.");
        article.Hints.Title.Should().Be(article.Title);
    }

    [Fact]
    public void Reads_yaml_front_matter_into_hints()
    {
        var article = MarkdownReader.ToText(
            """
            ---
            title: "Quay closed: what now?"
            author:
              - Ada Berg
              - Tom Lind
            date: 2024-03-05T08:30:00+01:00
            updated: 2024-03-06
            lang: en-GB  # as the editor says
            summary: 'Divers found cracks; ferries can''t dock'
            tags: [harbour, ferries]
            ---

            # Quay closed: what now?

            Ferries leave from the fish market.
            """
        );

        article.Title.Should().Be("Quay closed: what now?");
        article.Text.Should().Be("Ferries leave from the fish market.");
        article.Hints.Author.Should().Be("Ada Berg, Tom Lind");
        article.Hints.Published.Should().Be(new DateTimeOffset(2024, 3, 5, 8, 30, 0, TimeSpan.FromHours(1)));
        article.Hints.Modified.Should().Be(new DateTimeOffset(2024, 3, 6, 0, 0, 0, TimeSpan.Zero));
        article.Hints.Language.Should().Be("en-GB");
        article.Hints.Description.Should().Be("Divers found cracks; ferries can't dock");
    }

    [Fact]
    public void Reads_toml_front_matter_and_keeps_a_heading_that_is_not_its_title()
    {
        var article = MarkdownReader.ToText(
            "+++\ntitle = \"Quay closed\"\nauthors = [\"Ada Berg\", \"Tom Lind\"]\n+++\n\n# The first day\n\nIt rained.\n"
        );

        article.Title.Should().Be("Quay closed");
        article.Hints.Author.Should().Be("Ada Berg, Tom Lind");
        article.Text.Should().Be("The first day\n\nIt rained.");
    }

    [Fact]
    public void Leaves_an_article_that_opens_with_a_rule_of_dashes()
    {
        var article = MarkdownReader.ToText("---\n\nNothing here is a field, it is a story.\n\n---\n\nThe end.\n");

        article.Title.Should().BeNull();
        article.Text.Should().Be("Nothing here is a field, it is a story.\n\nThe end.");
    }

    [Fact]
    public void Keeps_lists_quotes_and_tables_readable_and_drops_pictures()
    {
        var article = MarkdownReader.ToText(
            """
            ![quay](quay.jpg)

            Three things to know:

            1. Ferries
               - to the north
               - to the south
            2. Parking ~~is free~~ costs two crowns

            > It will take all spring,
            > said the harbour master.

            | Line | Minutes |
            | ---- | ------: |
            | North | 35 |
            | South | 50 |

            See [![badge](b.svg)](https://example.org) the plan &amp; the map<br>at <https://example.org/plan>.
            """
        );

        article.Title.Should().BeNull();
        article
            .Text.Should()
            .Be(
                """
                Three things to know:

                1. Ferries
                  - to the north
                  - to the south
                2. Parking is free costs two crowns

                It will take all spring, said the harbour master.

                Line | Minutes
                North | 35
                South | 50

                See  the plan & the map
                at https://example.org/plan.
                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Takes_text_out_of_html_and_leaves_scripts_and_comments()
    {
        var article = MarkdownReader.ToText(
            "<div class=\"x\">\nThe quay &ndash; closed.\n<script>let a = '<p>';</script>\n</div>\n\n<!-- draft -->\n\nFerries <b>leave</b> early.\n"
        );

        article.Text.Should().Be("The quay – closed.\n\nFerries leave early.");
    }

    [Fact]
    public void Leaves_plain_text_as_it_is()
    {
        const string text = "The quay is closed.\n\nFerries leave from the fish market; the fare is 3 * 2 crowns.";

        MarkdownReader.ToText(text).Text.Should().Be(text);
    }

    [Theory]
    [InlineData(">", 100_000)]
    [InlineData("[", 100_000)]
    [InlineData("* ", 50_000)]
    [InlineData("<", 200_000)]
    [InlineData("![", 50_000)]
    [InlineData("`", 200_000)]
    [InlineData("|", 100_000)]
    [InlineData("- \n", 50_000)]
    [InlineData("*a_", 50_000)]
    public void Takes_hostile_input(string piece, int times)
    {
        var act = () => MarkdownReader.ToText(string.Concat(Enumerable.Repeat(piece, times)) + " end");

        act.Should().NotThrow().Which.Text.Should().EndWith("end");
    }
}

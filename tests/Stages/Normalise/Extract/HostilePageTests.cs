using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

/// <summary>Pages made to break readers: each must give a result, with the text that is there.</summary>
public sealed class HostilePageTests
{
    private const string Story = "<p>The lighthouse keeper wrote down every ship, and the book is still there for all to read.</p>";

    public static TheoryData<string> Nested =>
        [
            "<div>",
            "<span class=\"a\">",
            "<blockquote>",
            "<ul><li>",
            "<table><tr><td>",
            "<a href=\"#\">",
            "<b id=\"x\">",
            "<font class=\"y\"><p>",
            "<article>",
            "<section><h2>",
            "<form>",
            "<select>",
            "<svg>",
            "<template>",
            "<button>",
        ];

    [Theory]
    [MemberData(nameof(Nested))]
    public void Survives_100000_nested_elements(string tag)
    {
        var page = Repeat(tag, 100_000);

        var extract = () => HtmlExtractor.Extract(page + Story);

        extract.Should().NotThrow().Which.Should().NotBeNull();
    }

    [Fact]
    public void Finds_the_story_beside_100000_nested_elements() =>
        HtmlExtractor
            .Extract("<body><div>" + Story + "</div>" + Repeat("<div>", 100_000) + Repeat("</div>", 100_000) + "</body>")
            .Text.Should()
            .Contain("The lighthouse keeper");

    [Fact]
    public void Survives_12_MiB_of_less_than_signs() =>
        HtmlExtractor.Extract(new string('<', 12 * 1024 * 1024)).Text.Length.Should().BeLessThan(100);

    [Fact]
    public void Finds_the_story_after_12_MiB_of_less_than_signs() =>
        HtmlExtractor.Extract(new string('<', 12 * 1024 * 1024) + " " + Story).Text.Should().Contain("The lighthouse keeper");

    [Fact]
    public void Reads_past_an_attribute_of_50_MB() =>
        HtmlExtractor
            .Extract("<body><p class=\"" + new string('a', 50_000_000) + "\">The lighthouse keeper wrote down every ship.</p></body>")
            .Text.Should()
            .Be("The lighthouse keeper wrote down every ship.");

    [Fact]
    public void Reads_a_megabyte_on_one_line()
    {
        var text = Repeat("word and, ", 100_000).Trim();

        HtmlExtractor.Extract("<p>" + text + "</p>").Text.Should().Be(text);
    }

    [Fact]
    public void Survives_lone_surrogates_everywhere()
    {
        const string page =
            "<title>\uD800 a b</title><h1 class=\"\uDC00\">\uDFFF title</h1><p>\uD800 text, more \uDC00. And so on, to its end.</p>"
            + "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"\\ud800 x\",\"author\":\"\uD800\"}</script>";

        var extract = () => HtmlExtractor.Extract(page);

        extract.Should().NotThrow().Which.Text.Should().Contain("And so on, to its end.");
        HasLoneSurrogate(extract().Text).Should().BeFalse();
        HasLoneSurrogate(extract().Metadata.Title!).Should().BeFalse();
    }

    public static TheoryData<string, int> Floods =>
        new()
        {
            { "<a", 1_000_000 },
            { "</a>", 1_000_000 },
            { "<!--", 1_000_000 },
            { "<p class=\"x", 300_000 },
            { "&", 2_000_000 },
            { "<br>", 500_000 },
            { "<table>x", 100_000 },
            { "<table><div>x</div>", 50_000 },
            { "<svg></a>", 300_000 },
            { "<script></scrip>", 200_000 },
            { "<h3>Related articles</h3>", 50_000 },
            { "<h3>Comments</h3><p>word</p>", 30_000 },
            { "<time datetime=2019-01-01>x</time>", 50_000 },
            { "<div class=\"share related comments\"><p>Text, and more of it here is.</p></div>", 20_000 },
            { "<meta name=a content=b>", 100_000 },
            { "<body class=a>", 100_000 },
            { "<p><i id=x>x</p>", 50_000 },
            { "\0", 1_000_000 },
            { "<select><option>", 50_000 },
        };

    [Theory]
    [MemberData(nameof(Floods))]
    public void Survives_a_flood(string piece, int times)
    {
        var page = Repeat(piece, times);

        var extract = () => HtmlExtractor.Extract(page);

        extract.Should().NotThrow().Which.Should().NotBeNull();
    }

    [Fact]
    public void Reads_a_deep_page_on_a_small_stack()
    {
        var page = Repeat("<div><p>Some words, and a few more of them. ", 100_000);
        string? text = null;

        // 256 KiB, a quarter of what worker threads get: any recursion over the page's depth would end the process.
        var thread = new Thread(() => text = HtmlExtractor.Extract(page).Text, 256 * 1024);
        thread.Start();
        thread.Join();

        text.Should().StartWith("Some words, and a few more of them.");
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Repeat(string piece, int times) =>
        new System.Text.StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
}

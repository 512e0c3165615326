using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

/// <summary>Mark-up is read as a browser would show it.</summary>
public sealed class MarkupTests
{
    private const string First =
        "The harbour council met on Monday evening to speak about the old sea wall, which had lost twelve metres of stone.";
    private const string Second =
        "Engineers said that the work would take until the autumn, and that the quay would stay open while it lasted.";

    [Theory]
    [InlineData("<a name=\"top\">")]
    [InlineData("<a href=\"/contents\">")]
    public void A_link_without_address_or_end_is_not_a_link(string link) =>
        Text($"{link}<div><p>{First}</p><p>{Second}</p></div>").Should().Be($"{First}\n\n{Second}");

    [Fact]
    public void Any_headings_end_tag_closes_the_open_heading() =>
        Text($"<h2>What the wall protects</h3><p>{First}</p><p>{Second}</p>").Should().Contain(First).And.Contain(Second);

    [Fact]
    public void An_article_inside_noscript_is_read() =>
        Text($"<div id=\"app\"></div><noscript><p>{First}</p><p>{Second}</p></noscript>").Should().Be($"{First}\n\n{Second}");

    [Fact]
    public void A_counter_inside_the_heads_noscript_does_not_end_the_head() =>
        HtmlExtractor
            .Extract(
                $"<html><head><noscript><img src=\"/count\"></noscript><meta property=\"og:title\" content=\"A wall\"></head><body><p>{First}</p></body></html>"
            )
            .Metadata.Title.Should()
            .Be("A wall");

    [Fact]
    public void A_reading_over_characters_is_not_text() =>
        Text(
                "<p>市の<ruby>港湾<rp>（</rp><rt>こうわん</rt><rp>）</rp></ruby>局は月曜日、古い防波堤の修理を始めると発表した。作業は秋まで続くという。</p>"
            )
            .Should()
            .Be("市の港湾局は月曜日、古い防波堤の修理を始めると発表した。作業は秋まで続くという。");

    [Fact]
    public void A_quotation_has_its_marks() =>
        Text($"<p>{First}</p><p>The mayor said <q>we will not wait for the <q>great plan</q> of the ministry</q>, and left the hall.</p>")
            .Should()
            .EndWith("said “we will not wait for the ‘great plan’ of the ministry”, and left the hall.");

    [Fact]
    public void A_formula_is_read_without_its_source() =>
        Text(
                $"<p>{First}</p><p>When <math><mi>a</mi><mo>≠</mo><mn>0</mn><annotation>a \\neq 0</annotation></math> the wall stands, the engineer wrote on the board.</p>"
            )
            .Should()
            .Contain("When a≠0 the wall stands");

    private static string Text(string body) =>
        HtmlExtractor.Extract($"<html><head><title>The wall</title></head><body>{body}</body></html>").Text;
}

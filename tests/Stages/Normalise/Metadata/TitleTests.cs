using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Metadata;

public sealed class TitleTests
{
    private const string Body = "<p>The harbour commission voted on Tuesday to close the old ferry terminal, and nobody was surprised.</p>";

    [Theory]
    [InlineData("Ferry terminal closes | Harbour Courier", "Harbour Courier")]
    [InlineData("Harbour Courier - Ferry terminal closes", "Harbour Courier")]
    [InlineData("Ferry terminal closes – News – Harbour Courier", "Harbour Courier")]
    [InlineData("Ferry terminal closes : Harbour Courier", "Other", "Ferry terminal closes : Harbour Courier")]
    public void Takes_the_sites_name_off(string title, string site, string expected = "Ferry terminal closes") =>
        Read($"<title>{title}</title><meta property=og:site_name content='{site}'>{Body}").Should().Be(expected);

    [Fact]
    public void Prefers_the_headline_on_the_page_to_one_reworded_for_networks() =>
        Read(
                $"<title>Ferry terminal closes for two years - Courier</title><meta property=og:title content='You will not believe what closes'><body><h1>Ferry terminal closes for two years</h1>{Body}"
            )
            .Should()
            .Be("Ferry terminal closes for two years");

    [Fact]
    public void Does_not_take_the_sites_name_in_an_h1_for_the_headline() =>
        Read(
                $"<title>Ferry terminal closes | Harbour Courier</title><meta property=og:site_name content='Harbour Courier'><body><h1>Harbour Courier</h1><h2>Ferry terminal closes</h2>{Body}"
            )
            .Should()
            .Be("Ferry terminal closes");

    [Fact]
    public void Takes_the_h1_where_the_head_says_nothing() =>
        Read($"<body><h1>Ferry terminal closes</h1>{Body}").Should().Be("Ferry terminal closes");

    private static string? Read(string html) => HtmlExtractor.Extract(html).Metadata.Title;
}

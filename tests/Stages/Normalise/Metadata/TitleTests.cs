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

    [Theory]
    [InlineData("<h1><span class=kicker>Shipping</span> <span>Ferry terminal closes</span></h1>")]
    [InlineData("<h1><time datetime=2024-03-05>5 March 2024</time> Ferry terminal closes</h1>")]
    [InlineData("<h1>Ferry terminal closes <span class=post-date>5 March 2024</span></h1>")]
    public void Leaves_a_kicker_and_a_date_out_of_the_headline(string heading) =>
        Read($"<title>Shipping: Ferry terminal closes | Harbour Courier</title><body><article>{heading}{Body}</article>")
            .Should()
            .Be("Ferry terminal closes");

    [Fact]
    public void Does_not_believe_a_heading_that_nobody_sees() =>
        Read(
                $"<title>Ferry terminal closes - Courier</title><body><h1 style='display:none'>The news of the coast at a glance</h1><article><h2>Ferry terminal closes</h2>{Body}</article>"
            )
            .Should()
            .Be("Ferry terminal closes");

    [Fact]
    public void Does_not_believe_structured_data_that_the_page_contradicts() =>
        Read(
                "<title>Norsund Islands - Atlas</title><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"group of nine skerries in the north\"}</script>"
                    + $"<body><h1>Norsund Islands</h1>{Body}"
            )
            .Should()
            .Be("Norsund Islands");

    [Fact]
    public void Does_not_take_a_logo_that_leads_home_for_the_headline() =>
        Read(
                $"<title>Good morning, coast! » Ferry terminal closes</title><body><h1><a href='https://coast.example/'>Good morning, coast!</a></h1><article><h2>Ferry terminal closes</h2>{Body}</article>"
            )
            .Should()
            .Be("Ferry terminal closes");

    [Fact]
    public void Takes_a_heading_where_the_title_is_what_an_editor_put_in() =>
        Read($"<title>Home</title><body><h2>Time to say goodbye to the ferry</h2>{Body}").Should().Be("Time to say goodbye to the ferry");

    [Fact]
    public void Reads_entities_that_were_encoded_twice() =>
        Read($"<title>Sands &amp;amp; Sons close the &amp;#8216;old&amp;#8217; terminal</title><body>{Body}")
            .Should()
            .Be("Sands & Sons close the \u2018old\u2019 terminal");

    [Fact]
    public void Prefers_the_spelling_that_is_not_all_capitals() =>
        Read(
                $"<title>Ferry terminal closes | Courier</title><meta property=og:title content='Ferry terminal closes'><body><h1>FERRY TERMINAL CLOSES</h1>{Body}"
            )
            .Should()
            .Be("Ferry terminal closes");

    private static string? Read(string html) => HtmlExtractor.Extract(html).Metadata.Title;
}

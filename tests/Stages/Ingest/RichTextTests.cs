using System.Text;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class RichTextTests
{
    static RichTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(238, 1250, "Město Východní Újezd zvolilo novou starostku.")]
    [InlineData(204, 1251, "Городской совет собрался вечером.")]
    [InlineData(161, 1253, "Το δημοτικό συμβούλιο συνεδρίασε.")]
    [InlineData(128, 932, "港の壁が修理された。")]
    [InlineData(162, 1254, "Belediye meclisi pazartesi günü toplandı, şehirde yağmur vardı.")]
    [InlineData(222, 874, "สภาเมืองประชุม")]
    public void Reads_each_font_in_its_own_character_set(int charset, int page, string story)
    {
        var rtf =
            $$$"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fnil\fcharset{{{charset}}} Other;}}\pard Caf\'e9: \f1 {{{Escaped(story, page)}}}\f0  - fin\'e9.\par}""";

        IngestRun.Of(rtf, "a.rtf").Article().Text.Should().Be($"Café: {story} - finé.");
    }

    [Theory]
    [InlineData(@"\mac", @"caf\'8e", "café")]
    [InlineData(@"\pc", @"caf\'82", "café")]
    [InlineData(@"\pca", @"ni\'a4o", "niño")]
    [InlineData(@"\ansi\ansicpg1250", @"m\'ecsto", "město")]
    public void Reads_the_character_set_that_the_document_names(string declared, string word, string read)
    {
        IngestRun
            .Of($$$"""{\rtf1{{{declared}}}{\fonttbl{\f0 Times;}}\f0 The {{{word}}} reopened.\par}""", "a.rtf")
            .Article()
            .Text.Should()
            .Be($"The {read} reopened.");
    }

    [Fact]
    public void A_star_hides_a_group_only_where_the_group_begins()
    {
        const string Rtf = @"{\rtf1\ansi{\fonttbl{\f0 T;}}{\*\unknown never seen}\pard{\f0\fs24\*\cs7\cf0 The quick fox.}\par}";

        IngestRun.Of(Rtf, "a.rtf").Article().Text.Should().Be("The quick fox.");
    }

    [Fact]
    public void A_text_box_follows_the_paragraph_it_hangs_on()
    {
        const string Rtf =
            @"{\rtf1\ansi{\fonttbl{\f0 T;}}\pard The council {\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard The mayor spoke in a box.\par Twice.\par}}{\shprslt{\*\do{\dptxbxtext Old copy.\par}}}}met on Monday.\par It left.\par}";

        IngestRun
            .Of(Rtf, "a.rtf")
            .Article()
            .Text.Should()
            .Be("The council met on Monday.\n\nThe mayor spoke in a box.\n\nTwice.\n\nIt left.");
    }

    [Fact]
    public void Leaves_out_what_a_reviewer_deleted_and_what_is_hidden()
    {
        const string Rtf = @"{\rtf1\ansi{\fonttbl{\f0 T;}}\pard It rained {\deleted heavily }on{\v  secret} \v more\v0 Monday.\par}";

        IngestRun.Of(Rtf, "a.rtf").Article().Text.Should().Be("It rained on Monday.");
    }

    [Fact]
    public void A_symbol_font_s_bullet_makes_a_list_item()
    {
        const string Rtf =
            @"{\rtf1\ansi{\fonttbl{\f0 T;}{\f3\fcharset2 Symbol;}}\pard{\listtext\f3\'b7\tab}First.\par{\listtext\f3\'b7\tab}Second.\par}";

        IngestRun.Of(Rtf, "a.rtf").Article().Text.Should().Be("- First.\n- Second.");
    }

    private static string Escaped(string text, int page) =>
        string.Concat(Encoding.GetEncoding(page).GetBytes(text).Select(b => $"\\'{b:x2}"));
}

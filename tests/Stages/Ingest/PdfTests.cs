using System.Globalization;
using Pipeline.Contracts;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class PdfTests
{
    private const string Hollow = "All seventeen beekeepers will meet at noon in the hollow below the old mill.";

    private static readonly string[] Left =
    [
        "The harbour wall of",
        "the small town was",
        "mended on Tuesday,",
        "the council said in",
        "its statement. All",
        "the stones came by",
        "boat from the north",
        "and were set at low",
    ];

    private static readonly string[] Right =
    [
        "water by lamplight.",
        "Fishing boats went",
        "back to the quay on",
        "Friday morning and",
        "the market opened",
        "at noon. The mayor",
        "said that it cost",
        "less than feared.",
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.35, 0)]
    [InlineData(1, -1)]
    public void A_text_struck_twice_is_read_once(double right, double up)
    {
        var second = string.Create(CultureInfo.InvariantCulture, $"1 0 0 1 {right} {up} cm {PdfWriter.Line(Hollow)}");

        PdfText(PdfWriter.Page(PdfWriter.Line(Hollow) + second)).Should().Be(Hollow);
    }

    [Fact]
    public void Words_of_a_font_that_is_not_embedded_stand_in_their_order()
    {
        // Every letter's box is the font's: larger than a line is high, or a sliver.
        foreach (var box in (string[])["-600 -500 2000 1100", "0 -20 20 20"])
        {
            var widths = string.Join(' ', Enumerable.Range(32, 95).Select(c => c is 'i' or 'l' or ' ' or ',' ? 278 : 500));
            var pdf = PdfWriter.Page(
                "BT /F2 11 Tf 72 720 Td (The ferry of the northern line was late on Monday,) Tj 0 -13 Td (and all its passengers waited in the rain.) Tj ET",
                "/Font<</F2 6 0 R>>",
                "",
                $"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Unheard/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[{widths}]/FontDescriptor 7 0 R>>",
                $"<</Type/FontDescriptor/FontName/ABCDEF+Unheard/Flags 34/FontBBox[{box}]/Ascent 891/Descent -216/CapHeight 656/ItalicAngle 0/StemV 82>>"
            );

            PdfText(pdf).Should().Be("The ferry of the northern line was late on Monday, and all its passengers waited in the rain.");
        }
    }

    [Theory]
    [InlineData("3 4 frobnicate", "")]
    [InlineData("(unclosed Tj /NoSuch gs", "")]
    [InlineData("/Nothing Do", "")]
    [InlineData("EI", "")]
    [InlineData("BI /W 2 /H 2 /BPC 8 /CS /None ID \u00ff\u00d8\u00ff EI", "")]
    [InlineData("/P Do", "/XObject<</P 6 0 R>>")]
    [InlineData("/C cs 1 scn", "/ColorSpace<</C[]>>")]
    [InlineData("/S sh", "/Shading<</S 6 0 R>>")]
    [InlineData("/G gs", "/ExtGState<</G 99 0 R>>")]
    public void What_a_page_draws_wrongly_costs_only_itself(string wrong, string resources)
    {
        var pdf = PdfWriter.Page(
            $"{PdfWriter.Line("Before it stands this sentence.", y: 720)}\n{wrong}\n{PdfWriter.Line("After it stands another.", y: 700)}",
            resources,
            "",
            PdfWriter.Stream("/Type/XObject/Subtype/Image/Width 9/Height 9/Filter/DCTDecode", "no picture")
        );

        var text = PdfText(pdf);

        text.Should().Contain("Before it stands this sentence.");
        text.Should().Match(read => read.Contains("After it stands another.") || wrong.StartsWith('('));
    }

    [Fact]
    public void A_page_that_cannot_be_read_costs_only_itself_and_is_told_of()
    {
        var pdf = new PdfWriter();
        pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.Add("<</Type/Pages/Kids[4 0 R 6 0 R 7 0 R]/Count 3>>");
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
        pdf.Add(PdfWriter.Stream("", PdfWriter.Line(PdfWriter.Story)));
        pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents(none)/Resources<</Font<</F1 3 0 R>>>>>>");
        pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>");

        var article = Read(pdf.ToBytes());

        article.Text.Should().Contain(PdfWriter.Story);
        article.Skipped.Should().ContainSingle().Which.Should().Be("Page 2 could not be read and was left out.");
    }

    [Fact]
    public void Heads_feet_and_page_numbers_go_and_are_told()
    {
        string[] stories =
        [
            "The council met on Monday to speak about the wall.",
            "It heard three engineers and the harbour master.",
            "A vote is expected before the spring tide comes.",
        ];
        var pages = stories.Select(
            (story, i) =>
                PdfWriter.Line("Eastmere Gazette, 3 May 2024", y: 800)
                + PdfWriter.Lines(72, 780, 12, story, "Nobody spoke against it, and the clerk wrote all of it down.")
                + PdfWriter.Line("Printed in Eastmere", y: 60)
                + PdfWriter.Line($"Seite {i + 1} von 3", x: 250, y: 40)
        );

        var article = Read(PdfWriter.Pages([.. pages]));

        article.Text.Should().ContainAll(stories).And.NotContain("Gazette").And.NotContain("Seite");
        article
            .Removed.Select(note => note.Text)
            .Should()
            .BeEquivalentTo("Eastmere Gazette, 3 May 2024", "Printed in Eastmere", "Seite 1 von 3", "Seite 2 von 3", "Seite 3 von 3");
    }

    [Fact]
    public void What_the_writer_marked_as_a_running_head_goes()
    {
        var article = Read(
            PdfWriter.Page(
                "/Artifact<</Type/Pagination/Subtype/Header>>BDC "
                    + PdfWriter.Line("Evening edition", y: 800)
                    + "EMC "
                    + PdfWriter.Line(PdfWriter.Story)
                    + PdfWriter.Line("Nobody spoke against it.", y: 685)
            )
        );

        article.Text.Should().StartWith(PdfWriter.Story).And.NotContain("Evening");
        article.Removed.Should().ContainSingle().Which.Should().Be(new RemovalNote("Evening edition", "running-head"));
    }

    [Fact]
    public void Two_narrow_columns_are_read_one_after_the_other()
    {
        // Line by line across both columns, as some writers do, with 12 points between them.
        var across = Left.Zip(Right)
            .SelectMany(
                (pair, i) => new[] { PdfWriter.Line(pair.First, 72, 700 - (i * 14)), PdfWriter.Line(pair.Second, 192, 700 - (i * 14)) }
            );

        var text = PdfText(PdfWriter.Page(string.Concat(across)));

        text.Should().Be(string.Join(' ', Left.Concat(Right)));
    }

    [Fact]
    public void Forms_that_draw_two_others_each_do_not_double_without_end()
    {
        var pdf = new PdfWriter();
        pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>");
        pdf.Add(PdfWriter.Stream("", PdfWriter.Line(PdfWriter.Story) + "/X Do"));
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        for (var i = 7; i < 60; i++)
        {
            pdf.Add(PdfWriter.Stream($"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {i} 0 R>>>>", "/X Do /X Do"));
        }

        var article = Read(pdf.ToBytes());

        article.Text.Should().Be(PdfWriter.Story);
        article.Skipped.Should().ContainSingle().Which.Should().StartWith("Page 1 has damaged parts");
    }

    private static RawArticle Read(byte[] pdf) => IngestRun.Of(pdf, "a.pdf").Article();

    private static string PdfText(byte[] pdf) => Read(pdf).Text!;
}

using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>What documents have besides paragraphs one after the other.</summary>
public sealed class DocumentTests
{
    private const string Relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c\" Type=\"x\" Target=\"../chunks/a.part\"/></Relationships>";

    [Theory]
    [InlineData("html", "<html><body><h1>Wall</h1><p>The wall was mended.</p></body></html>")]
    [InlineData(
        "mht",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<h1>Wall</h1><p>The wall was mended.</p>\n--b--\n"
    )]
    [InlineData("txt", "The wall was mended.")]
    public void A_page_that_was_put_into_a_document_is_read_in_its_place(string ending, string chunk)
    {
        var article = Word(
            "<w:p><w:r><w:t>Before &amp; first.</w:t></w:r></w:p><w:altChunk r:id=\"c\"/><w:p><w:r><w:t>After it.</w:t></w:r></w:p>",
            ("word/_rels/document.xml.rels", Relations.Replace("a.part", $"a.{ending}")),
            ($"chunks/a.{ending}", chunk)
        );

        article.TextMediaType.Should().Be("text/html");
        article.Text.Should().MatchRegex(@"(?s)<p>Before &amp; first\.</p>.*The wall was mended\..*<p>After it\.</p>");
        article.Skipped.Should().BeEmpty();
    }

    [Fact]
    public void A_document_inside_a_document_that_is_not_read_is_told_of()
    {
        var article = Word(
            "<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk r:id=\"c\"/>",
            ("word/_rels/document.xml.rels", Relations.Replace("a.part", "a.rtf")),
            ("chunks/a.rtf", "{\\rtf1 x}")
        );

        article.Skipped.Should().ContainSingle().Which.Should().Contain("chunks/a.rtf");
    }

    [Fact]
    public void Footnotes_stand_at_the_end_and_what_parts_them_from_the_text_does_not()
    {
        var article = Word(
            "<w:p><w:r><w:t xml:space=\"preserve\">The wall was </w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>mended.</w:t></w:r></w:p>",
            (
                "word/footnotes.xml",
                "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>For the third time.</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
            ("word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment><w:p><w:r><w:t>Check!</w:t></w:r></w:p></w:comment></w:comments>")
        );

        article.Text.Should().Be("The wall was mended.\n\nFor the third time.");
    }

    [Fact]
    public void A_box_of_text_stands_after_the_paragraph_that_holds_it()
    {
        var article = Word(
            "<w:p><w:r><w:t xml:space=\"preserve\">The wall </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In brief.</w:t></w:r></w:p><w:p><w:r><w:t>Two lines.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:p><w:r><w:t>In brief.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>was mended.</w:t></w:r></w:p><w:p><w:r><w:t>Next.</w:t></w:r></w:p>"
        );

        article.Text.Should().Be("The wall was mended.\n\nIn brief.\n\nTwo lines.\n\nNext.");
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted()
    {
        var article = Word(
            "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">The wall </w:t></w:r><w:del><w:r><w:delText>fell. </w:delText></w:r></w:del></w:p><w:p><w:ins><w:r><w:t>was mended.</w:t></w:r></w:ins></w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><w:p><w:r><w:t>Next.</w:t></w:r></w:p>"
        );

        article.Text.Should().Be("The wall was mended.\n\nNext.");
    }

    [Fact]
    public void An_OpenDocument_text_in_one_file_is_read_with_properties_and_notes()
    {
        const string Flat = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:mimetype="application/vnd.oasis.opendocument.text">
            <office:meta><dc:title>Harbour wall</dc:title><meta:initial-creator>Ana Reyes</meta:initial-creator></office:meta>
            <office:body><office:text><text:p>The wall was mended<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>For the third time.</text:p></text:note-body></text:note> on Tuesday.</text:p><text:p>Boats came back.</text:p></office:text></office:body></office:document>
            """;

        var article = IngestRun.Of(Flat, "wall.fodt").Article();

        article.MediaType.Should().Be("application/vnd.oasis.opendocument.text-flat-xml");
        article.Text.Should().Be("The wall was mended on Tuesday.\n\nBoats came back.\n\nFor the third time.");
        article.Hints.Title.Should().Be("Harbour wall");
        article.Hints.Author.Should().Be("Ana Reyes");
    }

    private static RawArticle Word(string body, params (string Name, string Content)[] parts) =>
        IngestRun
            .Of(
                Archives.Zip([
                    (
                        "word/document.xml",
                        Encoding.UTF8.GetBytes(
                            $"<w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:mc=\"mc\" xmlns:wps=\"wps\"><w:body>{body}</w:body></w:document>"
                        )
                    ),
                    .. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content))),
                ])
            )
            .Article();
}

using System.Xml;
using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Word;

/// <summary>
/// Reads the text and properties of a Word document (ISO/IEC 29500). Read forward from the XML itself and not through an object model: the
/// text is a
/// few elements, and a hostile document then costs no more than its parts' limits.
/// </summary>
internal static class WordReader
{
    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
    {
        var package = new OfficePackage(bytes, context.Budget);
        using var document =
            package.Open("word/document.xml")
            ?? throw new RefusedException(
                RejectionReasons.Corrupt,
                "The Word document has no text part. Save it again from Word and drop that."
            );
        var (text, heading) = ReadText(document);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException(
                RejectionReasons.NoText,
                "The Word document has no text. If it holds a picture of one, put it through text recognition (OCR) and drop the result."
            );
        }

        var hints = CoreProperties.Read(package, "docProps/core.xml", item.Hints);
        return
        [
            context.Accept(
                item,
                detected.MediaType,
                bytes,
                text,
                "text/plain",
                hints.Title is null ? hints with { Title = heading } : hints
            ),
        ];
    }

    /// <summary>The text, and the first paragraph that is styled as a title or else as a heading.</summary>
    private static (string Text, string? Heading) ReadText(XmlReader xml)
    {
        var text = new ParagraphBuilder();
        string? title = null,
            heading = null,
            style = null;
        var isItem = false;
        while (xml.Read())
        {
            OfficeXml.CheckDepth(xml);
            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "t" when !xml.IsEmptyElement:
                        text.Append(OfficeXml.ReadText(xml));
                        break;
                    case "tab" when xml.Depth > 3 && !OfficeXml.HasAttribute(xml, "pos"):
                        text.Append('\t');
                        break;
                    case "br" or "cr":
                        text.Append('\n');
                        break;
                    case "noBreakHyphen":
                        text.Append('\u2011');
                        break;
                    case "pStyle":
                        style = OfficeXml.Attribute(xml, "val");
                        break;
                    case "numPr":
                        isItem = true;
                        break;
                    case "tbl" when !xml.IsEmptyElement:
                        text.BeginTable();
                        break;

                    // Deleted text, fields' codes, and the second of two versions of the same drawing.
                    case "del"
                    or "moveFrom"
                    or "instrText"
                    or "Fallback"
                    or "delText":
                        OfficeXml.Skip(xml);
                        break;
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                switch (xml.LocalName)
                {
                    case "p":
                        var paragraph = text.EndParagraph(
                            isItem && style?.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) != true
                        );
                        var shortened = paragraph.Length is > 0 and < 300 ? paragraph : null;
                        title ??= style is "Title" or "Titel" or "Titre" ? shortened : null;
                        heading ??= style is "Heading1" or "berschrift1" or "Heading 1" ? shortened : null;
                        (style, isItem) = (null, false);
                        break;
                    case "tc":
                        text.EndCell();
                        break;
                    case "tr":
                        text.EndRow();
                        break;
                    case "tbl":
                        text.EndTable();
                        break;
                }
            }
        }

        text.EndParagraph();
        return (text.ToString(), title ?? heading);
    }
}

using System.Globalization;
using System.Xml;
using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.OpenText;

/// <summary>Reads the text and properties of an OpenDocument text (ISO/IEC 26300).</summary>
internal static class OpenTextReader
{
    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
    {
        var package = new OfficePackage(bytes, context.Budget);
        if (IsEncrypted(package))
        {
            throw new RefusedException(
                RejectionReasons.Encrypted,
                "The document is locked with a password. Save it without one and drop it again."
            );
        }

        using var content =
            package.Open("content.xml")
            ?? throw new RefusedException(RejectionReasons.Corrupt, "The document has no text part. Save it again and drop that.");
        var (text, heading) = ReadText(content);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException(
                RejectionReasons.NoText,
                "The document has no text. If it holds a picture of one, put it through text recognition (OCR) and drop the result."
            );
        }

        var hints = CoreProperties.Read(package, "meta.xml", item.Hints);
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

    private static bool IsEncrypted(OfficePackage package)
    {
        using var manifest = package.Open("META-INF/manifest.xml");
        while (manifest?.Read() == true)
        {
            if (manifest.NodeType == XmlNodeType.Element && manifest.LocalName is "encryption-data" or "encrypted-key")
            {
                return true;
            }
        }

        return false;
    }

    private static (string Text, string? Heading) ReadText(XmlReader xml)
    {
        var text = new ParagraphBuilder();
        string? heading = null;
        var (inBody, isTitle, listDepth) = (false, false, 0);
        while (xml.Read())
        {
            OfficeXml.CheckDepth(xml);
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "body":
                    inBody = true;
                    break;
                case XmlNodeType.Element when inBody:
                    (isTitle, listDepth) = Begin(xml, text, isTitle, listDepth);
                    break;
                case XmlNodeType.EndElement when inBody:
                    switch (xml.LocalName)
                    {
                        case "p" or "h":
                            var paragraph = text.EndParagraph(listDepth > 0 && xml.LocalName == "p");
                            heading ??= (isTitle || xml.LocalName == "h") && paragraph.Length is > 0 and < 300 ? paragraph : null;
                            isTitle = false;
                            break;
                        case "list":
                            listDepth--;
                            break;
                        case "table-cell":
                            text.EndCell();
                            break;
                        case "table-row":
                            text.EndRow();
                            break;
                        case "table":
                            text.EndTable();
                            break;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when inBody:
                    text.Append(xml.Value);
                    break;
            }
        }

        return (text.ToString(), heading);
    }

    private static (bool IsTitle, int ListDepth) Begin(XmlReader xml, ParagraphBuilder text, bool isTitle, int listDepth)
    {
        switch (xml.LocalName)
        {
            case "p":
                isTitle = OfficeXml.Attribute(xml, "style-name") == "Title";
                break;
            case "s":
                var count = int.TryParse(OfficeXml.Attribute(xml, "c"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
                    ? Math.Clamp(stated, 1, 100)
                    : 1;
                text.Append(new string(' ', count));
                break;
            case "tab":
                text.Append('\t');
                break;
            case "line-break":
                text.Append('\n');
                break;
            case "list" when !xml.IsEmptyElement:
                listDepth++;
                break;
            case "table" when !xml.IsEmptyElement:
                text.BeginTable();
                break;
            case "annotation" or "tracked-changes" or "note" or "sequence-decls" or "forms" or "binary-data":
                OfficeXml.Skip(xml);
                break;
        }

        return (isTitle, listDepth);
    }
}

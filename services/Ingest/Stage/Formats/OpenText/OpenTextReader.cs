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
            throw OfficeArticle.Locked();
        }

        using var content = package.Open("content.xml") ?? throw OfficeArticle.WithoutText();
        var found = ReadText(content);
        return OfficeArticle.Accept(context, item, detected, bytes, found, CoreProperties.Read(package, "meta.xml", item.Hints));
    }

    /// <summary>The same in one XML file (.fodt), which has its properties before its text.</summary>
    public static IEnumerable<IngestResult> ReadFlat(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
    {
        using var properties = OfficePackage.OpenXml(new MemoryStream(bytes, writable: false));
        using var content = OfficePackage.OpenXml(new MemoryStream(bytes, writable: false));
        var found = ReadText(content);
        return OfficeArticle.Accept(context, item, detected, bytes, found, CoreProperties.Read(properties, item.Hints));
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

    private static OfficeText ReadText(XmlReader xml)
    {
        var (body, notes) = (new ParagraphBuilder(), new ParagraphBuilder());
        var text = body;
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
                // Notes stand in the middle of what they note.
                case XmlNodeType.Element when inBody && xml.LocalName == "note-body" && !xml.IsEmptyElement:
                    text = notes;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "note-body":
                    text = body;
                    break;
                case XmlNodeType.Element when inBody:
                    (isTitle, listDepth) = Begin(xml, text, isTitle, listDepth);
                    break;
                case XmlNodeType.EndElement when inBody:
                    switch (xml.LocalName)
                    {
                        case "p" or "h":
                            var paragraph = text.EndParagraph(listDepth > 0 && xml.LocalName == "p");
                            heading ??=
                                (isTitle || xml.LocalName == "h") && text == body && paragraph.Length is > 0 and < 300 ? paragraph : null;
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

        notes.EndParagraph();
        var all = string.Join("\n\n", new[] { body.ToString(), notes.ToString() }.Where(part => part.Length > 0));
        return new OfficeText(all, "text/plain", heading, []);
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
            case "annotation" or "tracked-changes" or "note-citation" or "sequence-decls" or "forms" or "binary-data":
                OfficeXml.Skip(xml);
                break;
        }

        return (isTitle, listDepth);
    }
}

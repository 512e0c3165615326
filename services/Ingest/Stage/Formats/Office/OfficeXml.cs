using System.Text;
using System.Xml;

namespace Pipeline.Ingest.Formats.Office;

/// <summary>Small steps through a document's XML.</summary>
internal static class OfficeXml
{
    private const int MaxDepth = 512;

    public static void CheckDepth(XmlReader xml)
    {
        if (xml.Depth > MaxDepth)
        {
            throw new InvalidDataException($"Elements lie more than {MaxDepth} deep.");
        }
    }

    public static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        while (value is null && xml.MoveToNextAttribute())
        {
            value = xml.LocalName == name ? xml.Value : null;
        }

        xml.MoveToElement();
        return value;
    }

    public static bool HasAttribute(XmlReader xml, string name) => Attribute(xml, name) is not null;

    /// <summary>The text inside the element, leaving the reader at its end tag.</summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > depth)
        {
            CheckDepth(xml);
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text.Append(xml.Value);
            }
        }

        return text.ToString();
    }

    /// <summary>Passes over the element, leaving the reader at its end tag.</summary>
    public static void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            CheckDepth(xml);
        }
    }
}

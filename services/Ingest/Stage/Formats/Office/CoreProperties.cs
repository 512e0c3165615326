using System.Xml;
using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Ingest.Formats.Office;

/// <summary>Title, author, dates and language from a document's properties, which Word and OpenDocument both keep in Dublin Core.</summary>
internal static class CoreProperties
{
    public static ArticleHints Read(OfficePackage package, string part, ArticleHints hints)
    {
        try
        {
            using var xml = package.Open(part);
            return xml is null ? hints : Read(xml, hints);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException)
        {
            return hints;
        }
    }

    /// <summary>The same from XML that has them before a text.</summary>
    public static ArticleHints Read(XmlReader xml, ArticleHints hints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            while (xml.Read() && xml is not { NodeType: XmlNodeType.Element, LocalName: "body" })
            {
                OfficeXml.CheckDepth(xml);
                if (
                    xml.NodeType == XmlNodeType.Element
                    && xml.LocalName
                        is "title"
                            or "creator"
                            or "initial-creator"
                            or "created"
                            or "creation-date"
                            or "modified"
                            or "date"
                            or "language"
                            or "description"
                            or "subject"
                )
                {
                    var name = xml.LocalName;
                    if (OfficeXml.ReadText(xml).Trim() is { Length: > 0 and < 2000 } value)
                    {
                        found.TryAdd(name, value);
                    }
                }
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException)
        {
            // Properties that cannot be read are none; the text is what counts.
        }

        return hints with
        {
            Title = found.GetValueOrDefault("title") ?? hints.Title,
            Author = found.GetValueOrDefault("initial-creator") ?? found.GetValueOrDefault("creator") ?? hints.Author,
            Published = DateField.Read(found.GetValueOrDefault("created") ?? found.GetValueOrDefault("creation-date")) ?? hints.Published,
            Modified = DateField.Read(found.GetValueOrDefault("modified") ?? found.GetValueOrDefault("date")) ?? hints.Modified,
            Language = found.GetValueOrDefault("language") ?? hints.Language,
            Description = found.GetValueOrDefault("description") ?? found.GetValueOrDefault("subject") ?? hints.Description,
        };
    }
}

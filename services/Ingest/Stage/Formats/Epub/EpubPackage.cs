using System.Xml;
using Pipeline.Contracts;
using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Epub;

/// <summary>What a book's package document says: its chapters in reading order, and the book's own data.</summary>
internal sealed record EpubPackage(IReadOnlyList<string> Chapters, ArticleHints Hints)
{
    public static EpubPackage Read(OfficePackage package, ArticleHints hints)
    {
        var path = RootFile(package);
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var (manifest, spine) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        using var xml =
            package.Open(path)
            ?? throw new RefusedException(
                RejectionReasons.Corrupt,
                "The book's list of chapters is missing. Get a fresh copy and drop that."
            );
        while (xml.Read())
        {
            OfficeXml.CheckDepth(xml);
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "item"
                    when OfficeXml.Attribute(xml, "media-type") is "application/xhtml+xml" or "text/html" or "text/x-oeb1-document"
                        && OfficeXml.Attribute(xml, "properties")?.Split(' ').Contains("nav") != true:
                    if (OfficeXml.Attribute(xml, "id") is { } id && OfficeXml.Attribute(xml, "href") is { } href)
                    {
                        manifest.TryAdd(id, Resolve(folder, href));
                    }

                    break;
                case "itemref" when OfficeXml.Attribute(xml, "linear") is not "no" && OfficeXml.Attribute(xml, "idref") is { } chapter:
                    spine.Add(chapter);
                    break;
            }
        }

        return new EpubPackage(
            [.. spine.Distinct(StringComparer.Ordinal).Where(manifest.ContainsKey).Select(id => manifest[id])],
            CoreProperties.Read(package, path, hints)
        );
    }

    private static string RootFile(OfficePackage package)
    {
        using var container = package.Open("META-INF/container.xml");
        while (container?.Read() == true)
        {
            if (
                container is { NodeType: XmlNodeType.Element, LocalName: "rootfile" }
                && OfficeXml.Attribute(container, "full-path") is { } path
            )
            {
                return path;
            }
        }

        throw new RefusedException(
            RejectionReasons.Corrupt,
            "The book does not say where its chapters are. Get a fresh copy and drop that."
        );
    }

    /// <summary>A path of the manifest from the archive's root on, without fragments and steps.</summary>
    private static string Resolve(string folder, string href)
    {
        var path = new List<string>();
        foreach (var part in (folder + Uri.UnescapeDataString(href.Split('#')[0])).Split('/'))
        {
            if (part == "..")
            {
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            }
            else if (part is not ("" or "."))
            {
                path.Add(part);
            }
        }

        return string.Join('/', path);
    }
}

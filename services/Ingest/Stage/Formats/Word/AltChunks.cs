using System.Net;
using System.Text;
using System.Xml;
using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Formats.WebArchive;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Word;

/// <summary>
/// Fills in the files that a document holds whole (<c>altChunk</c>): web pages and saved web pages, as programs write that make Word
/// documents of HTML, and plain text. With a page in it the document's text is HTML.
/// </summary>
internal sealed class AltChunks(OfficePackage package, long maxBytes)
{
    private const int MaxChunks = 1000;

    private readonly List<string> _skipped = [];

    public OfficeText Fill(WordText text)
    {
        var parts = text.Parts;
        if (parts.All(part => part.Chunk is null))
        {
            return new OfficeText(string.Join("\n\n", parts.Select(part => part.Text)), "text/plain", text.Heading, []);
        }

        var relations = Relations();
        var html = new StringBuilder("<article>");
        foreach (var (own, chunk) in parts.Take(MaxChunks))
        {
            AppendPlain(html, own);
            if (chunk is not null && relations.GetValueOrDefault(chunk) is { } name)
            {
                Append(html, name);
            }
        }

        return new OfficeText(html.Append("</article>").ToString(), "text/html", text.Heading, _skipped);
    }

    private void Append(StringBuilder html, string name)
    {
        if (package.ReadBytes(name, maxBytes) is not { } bytes)
        {
            _skipped.Add($"The part {name} is missing or too large and was left out.");
            return;
        }

        var sample = new Sample(bytes, isWhole: true, name);
        switch (Path.GetExtension(name).ToUpperInvariant())
        {
            case ".MHT" or ".MHTML" or ".EML":
                html.Append(WebArchiveReader.Page(bytes));
                break;
            case ".TXT":
                AppendPlain(html, sample.Text);
                break;
            case ".RTF" or ".DOCX" or ".DOCM" or ".DOTX" or ".XML":
                _skipped.Add($"The part {name} is a document inside the document and was left out. Save it by itself and drop that.");
                break;
            default:
                html.Append(sample.IsText ? sample.Text : "");
                break;
        }
    }

    private static void AppendPlain(StringBuilder html, string text)
    {
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        }
    }

    /// <summary>Where each relation of the text leads, as a path in the package.</summary>
    private Dictionary<string, string> Relations()
    {
        var relations = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = package.Open("word/_rels/document.xml.rels");
        while (xml?.Read() == true)
        {
            OfficeXml.CheckDepth(xml);
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Id") is { } id
                && xml.GetAttribute("Target") is { } target
                && xml.GetAttribute("TargetMode") != "External"
            )
            {
                relations[id] = target.StartsWith('/') ? target[1..] : Resolve(target);
            }
        }

        return relations;
    }

    private static string Resolve(string target)
    {
        var parts = new List<string> { "word" };
        foreach (var part in target.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}

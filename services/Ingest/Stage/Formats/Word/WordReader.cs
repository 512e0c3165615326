using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Word;

/// <summary>
/// Reads the text and properties of a Word document (ISO/IEC 29500). Read forward from the XML itself and not through an object model: the
/// text is a few elements, and a hostile document then costs no more than its parts' limits. Notes stand at the end; comments are their
/// writers' and not the text's.
/// </summary>
internal static class WordReader
{
    private static readonly string[] Notes = ["word/footnotes.xml", "word/endnotes.xml"];

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
    {
        var package = new OfficePackage(bytes, context.Budget);
        using var document = package.Open("word/document.xml") ?? throw OfficeArticle.WithoutText();
        var text = new WordText();
        text.Read(document);
        foreach (var part in Notes)
        {
            using var notes = package.Open(part);
            if (notes is not null)
            {
                text.Read(notes);
            }
        }

        var found = new AltChunks(package, context.Settings.MaxArticleBytes).Fill(text);
        return OfficeArticle.Accept(context, item, detected, bytes, found, CoreProperties.Read(package, "docProps/core.xml", item.Hints));
    }
}

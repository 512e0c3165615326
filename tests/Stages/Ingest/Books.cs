namespace Pipeline.Stages.Tests.Ingest;

/// <summary>EPUB books made in memory.</summary>
internal static class Books
{
    public static byte[] Write(string title, params string[] chapters)
    {
        var ids = Enumerable.Range(1, chapters.Length).ToList();
        var manifest = string.Concat(
            ids.Select(i => $"<item id=\"c{i}\" href=\"text/chapter%20{i}.xhtml\" media-type=\"application/xhtml+xml\"/>")
        );
        var spine = string.Concat(ids.Select(i => $"<itemref idref=\"c{i}\"/>"));
        return Archives.Zip([
            ("mimetype", Archives.Text("application/epub+zip")),
            (
                "META-INF/container.xml",
                Archives.Text(
                    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"
                )
            ),
            (
                "OEBPS/book.opf",
                Archives.Text(
                    $"<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>Ana Reyes</dc:creator><dc:language>en</dc:language><dc:date>2024-05-03</dc:date></metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>"
                )
            ),
            .. ids.Select(i =>
                (
                    $"OEBPS/text/chapter {i}.xhtml",
                    Archives.Text($"<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{chapters[i - 1]}</body></html>")
                )
            ),
        ]);
    }
}

using System.Text;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>A file of every format: what the format's own programs wrote (<see cref="TestFile"/>), and what is written here.</summary>
internal static class FuzzSeeds
{
    private static readonly Dictionary<string, byte[]> Written = new(StringComparer.Ordinal)
    {
        ["rss"] = Archives.Text(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>C</title><item><title>A &amp; &nbsp; B</title><description><![CDATA[<p>First</p>]]></description><pubDate>Fri, 03 May 2024 09:30:00 GMT</pubDate></item><item><title>B</title><dc:creator>X</dc:creator><description>Two</description></item></channel></rss>"
        ),
        ["atom"] = Archives.Text(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>C</title><entry><title>A</title><link href=\"https://a.example\"/><content type=\"xhtml\"><div><p>One <b>two</b></p></div></content></entry></feed>"
        ),
        ["json"] = Archives.Text(
            "{\"status\":\"ok\",\"articles\":[{\"title\":\"A\",\"author\":[{\"name\":\"B\"}],\"publishedAt\":1714721400,\"content\":\"Cut \\ud83d here\"},{\"title\":\"B\",\"content\":{\"rendered\":\"<p>x</p>\"}}]}"
        ),
        ["ndjson"] = Archives.Text(
            "{\"title\":\"A\",\"text\":\"First.\"}\n{\"title\":\"B\",\"text\":\"Second.\"}\n[1,2]\n{\"a\":{\"b\":[{}]}}\n"
        ),
        ["warc"] = Archives.Text(
            Archives.WarcRecord(
                "response",
                "https://a.example/",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n4\r\n</p>\r\n0\r\n\r\n"
            )
        ),
        ["tar"] = Archives.Tar(("a.txt", Archives.Text("First.")), ("b.html", Archives.Text("<p>Second.</p>"))),
        ["zip in gzip"] = Archives.Gzip(Archives.Zip(("a.txt", Archives.Text("First.")), ("b.json", Archives.Text("{\"text\":\"x y\"}")))),
        ["mailbox"] = Archives.Text(
            "From a@b.example Fri May  3 09:30:00 2024\nFrom: A <a@b.example>\nSubject: First\nDate: Fri, 3 May 2024 09:30:00 +0000\n\nThe first mail of two.\n\nFrom c@d.example Sat May  4 10:00:00 2024\nFrom: C <c@d.example>\nSubject: =?utf-8?q?Zweite?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>The second.</p>\n--x--\n"
        ),
        ["book"] = Books.Write("A book", "<h1>One</h1><p>The first chapter.</p>", "<h1>Two</h1><p>The second chapter.</p>"),
        ["xml"] = Archives.Text("<?xml version=\"1.0\"?><article><title>A</title><p>The harbour reopened.</p></article>"),
        ["page"] = PdfWriter.Page(PdfWriter.Line(PdfWriter.Story)),
        ["utf-16"] = Encoding.Unicode.GetBytes("The harbour reopened on Monday. Порт открыт. 港口重新开放。"),
    };

    public static IEnumerable<string> Names => TestFile.Names().Concat(Written.Keys);

    public static byte[] Read(string name) => Written.TryGetValue(name, out var written) ? written : TestFile.Read(name);
}

using System.Diagnostics;
using System.Text;
using Pipeline.Inbox;
using Pipeline.Stages.Tests.Ingest;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>
/// A folder of what people and machines drop by mistake or malice, all at once: each ends in <c>failed/</c> with its reason, and the good
/// ones among it come through.
/// </summary>
public sealed class BadInputTests
{
    private static readonly byte[] Story = Archives.Text(Archives.Story);
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n"u8, .. Archives.Noise(500)];

    // Only what would read a picture finds out that it is damaged.
    private static readonly string DamagedPicture = IsInstalled("tesseract") ? "corrupt" : "no-text";

    private static readonly (string File, Func<byte[]> Content, string Reason)[] Bad =
    [
        ("nothing at all.txt", () => [], "empty"),
        ("white space alone.txt", () => Archives.Text(" \r\n\t\n   "), "blank"),
        ("a byte order mark and no text.txt", () => [0xEF, 0xBB, 0xBF], "blank"),
        ("zero bytes of an unfinished copy.html", () => new byte[4096], "corrupt"),
        ("a picture named as text.txt", () => Png, DamagedPicture),
        ("a JPEG named as a page.html", () => [0xFF, 0xD8, 0xFF, 0xE0, .. Archives.Noise(500)], DamagedPicture),
        ("a sound file.txt", () => [.. "ID3"u8, 3, 0, .. Archives.Noise(500)], "binary"),
        ("a film named as mail.eml", () => [0, 0, 0, 0x18, .. "ftypisom"u8, .. Archives.Noise(500)], "binary"),
        ("a Windows program.txt", () => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. Archives.Noise(500)], "binary"),
        ("a Linux program", () => [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. Archives.Noise(500)], "binary"),
        ("a database named as JSON.json", () => [.. "SQLite format 3\0"u8, .. Archives.Noise(500)], "binary"),
        ("random bytes.txt", () => Archives.Noise(3000), "binary"),
        (
            "a text that turns binary.txt",
            () => [.. Archives.Text(string.Concat(Enumerable.Repeat(Archives.Story, 1000))), .. Archives.Noise(60_000)],
            "binary"
        ),
        ("an old Word document.docx", () => Sample("libreoffice.doc"), "unsupported"),
        ("a 7-Zip archive.zip", () => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, .. Archives.Noise(100)], "unsupported"),
        ("a RAR archive.zip", () => [.. "Rar!\u001A\u0007\u0001\0"u8, .. Archives.Noise(100)], "unsupported"),
        (
            "a workbook named as document.docx",
            () => Archives.Zip(("[Content_Types].xml", Story), ("xl/workbook.xml", Story)),
            "unsupported"
        ),
        (
            "XML that is not a feed.xml",
            () => Archives.Text("<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>"),
            "unsupported"
        ),
        ("a locked PDF.pdf", () => Sample("locked.pdf"), "encrypted"),
        ("a locked zip.zip", () => Sample("locked.zip"), "encrypted"),
        ("a PDF that breaks off.pdf", () => Sample("libreoffice.pdf")[..600], "truncated"),
        ("a PDF of pictures of pages.pdf", () => Sample("scan.pdf"), "no-text"),
        ("a Word document that breaks off.docx", () => Sample("pandoc.docx")[..6000], "truncated"),
        (
            "a Word document without text.docx",
            () => Archives.Zip(("word/document.xml", Archives.Text("<w:document xmlns:w=\"x\"><w:body><w:p/></w:body></w:document>"))),
            "no-text"
        ),
        (
            "a gzip that breaks off.txt.gz",
            () => Archives.Gzip(Archives.Text(string.Concat(Enumerable.Range(0, 9000).Select(i => $"Line {i}. "))))[..5000],
            "truncated"
        ),
        ("a gzip with a wrong checksum.gz", () => Flip(Archives.Gzip(Story), ^6), "corrupt"),
        ("a zip that breaks off.zip", () => Archives.Zip(("a.bin", Archives.Noise(5000)))[..2000], "truncated"),
        ("a damaged tar.tar", () => Flip(Archives.Tar(("x.png", Png), ("b.txt", Story)), 1030), "corrupt"),
        ("a gzip bomb.gz", () => Archives.Bomb(64), "archive-bomb"),
        ("a zip bomb.zip", () => Archives.Zip(("a.txt", new byte[40 * 1024 * 1024])), "archive-bomb"),
        ("a bomb in a bomb.gz", () => Archives.Gzip(Archives.Bomb(1024)), "archive-bomb"),
        (
            "archives in archives in archives.zip",
            () => Archives.Zip(("a.zip", Archives.Zip(("b.zip", Archives.Zip(("c.zip", Archives.Zip(("d.txt", Story)))))))),
            "too-deep"
        ),
        ("a zip of pictures.zip", () => Archives.Zip(("a.png", Png), ("b/c.png", Png)), "no-article"),
        ("an empty zip.zip", () => Archives.Zip(), "no-article"),
        ("a zip that climbs out.zip", () => Archives.Zip(("../../../../tmp/pipeline-was-here.png", Png)), "no-article"),
        (
            "a feed without an entry.rss",
            () => Archives.Text("<rss version=\"2.0\"><channel><title>Courier</title></channel></rss>"),
            "no-article"
        ),
        (
            "a feed of headlines.rss",
            () =>
                Archives.Text(
                    "<rss version=\"2.0\"><channel><item><title>Harbour</title><link>https://a.example/1</link></item></channel></rss>"
                ),
            "no-text"
        ),
        ("JSON that is not an article.json", () => Archives.Text("{\"version\":3,\"files\":[1,2,3]}"), "no-article"),
        ("JSON that breaks off.json", () => Archives.Text("{\"title\":\"A\",\"text\":\"Fir"), "truncated"),
        (
            "JSON that is broken.json",
            () => Archives.Text("{\"title\":\"A\",\"author\":\"B\",\"date\":\"C\",\"text\":\"First.\",,,}"),
            "corrupt"
        ),
        (
            "JSON nested without end.json",
            () => Archives.Text(new string('[', 100) + string.Concat(Enumerable.Repeat("{\"a\":", 100_000))),
            "truncated"
        ),
        (
            "a web archive of pictures.warc",
            () =>
                Archives.Text(
                    Archives.WarcRecord("response", "https://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx")
                ),
            "no-article"
        ),
        (
            "a mail without text.eml",
            () => Archives.Text("From: a@x.example\r\nSubject: S\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n\r\n"),
            "no-text"
        ),
        ("an RTF document without text.rtf", () => Archives.Text("{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}}"), "no-text"),
        (
            "a text over the limit.txt",
            () => Archives.Text(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"This is line {i}. "))),
            "too-large"
        ),
        ("  a bad name with spaces, 'quotes' and 💥  .txt", () => [], "empty"),
        ("$(reboot); rm -rf ~.html", () => [], "empty"),
        ("ข่าวเปล่า.txt", () => Archives.Text("   "), "blank"),
        ("two\nlines.txt", () => [], "empty"),
        ("deep/er/and/deep/er/still/empty.txt", () => [], "empty"),
    ];

    private static readonly (string File, Func<byte[]> Content)[] Good =
    [
        ("good.txt", () => Story),
        ("good.html", () => Archives.Text("<html><body><p>The bridge opened on Sunday.</p></body></html>")),
        ("good.pdf", () => Sample("libreoffice.pdf")),
        ("good.zip", () => Archives.Zip(("a.txt", Archives.Text("The council met on Friday and agreed.")))),
        ("a text named as PDF.pdf", () => Archives.Text("The text is what counts and not the ending of its name.")),
    ];

    [Fact]
    public async Task Each_bad_input_ends_with_its_reason_and_none_stops_the_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Makes links, a pipe and a sparse file.");
        await using var host = new InboxHost();
        foreach (var (file, content, _) in Bad)
        {
            host.Drop(file, content());
        }

        foreach (var (file, content) in Good)
        {
            host.Drop(file, content());
        }

        await MakeSpecialFilesAsync(host);
        (string File, string Reason)[] special =
        [
            ("a link out.txt", "symbolic-link"),
            ("a link to a folder", "symbolic-link"),
            ("a link to nothing.txt", "symbolic-link"),
            ("a link to itself", "symbolic-link"),
            ("a pipe.txt", "special-file"),
            ("a huge file with holes.txt", "too-large"),
        ];

        await host.StartAsync();
        await host.IdleAsync();

        var expected = Bad.Select(bad => (bad.File, bad.Reason)).Concat(special).ToArray();
        expected.Should().HaveCountGreaterThanOrEqualTo(40);
        var found = expected.Select(bad =>
            (
                bad.File,
                Reason: File.Exists(Path.Combine(host.Failed, bad.File) + ReasonFile.Ending)
                    ? host.Reason(bad.File).Reason
                    : "not in failed/"
            )
        );
        found.Should().Equal(expected);
        expected.Should().AllSatisfy(bad => host.Reason(bad.File).Detail.Length.Should().BeInRange(30, 600));
        InboxHost.FilesBelow(host.Failed).Should().HaveCount(expected.Length * 2);
        (await host.ArticlesAsync()).Select(article => article.Source.File).Should().BeEquivalentTo(Good.Select(good => good.File));
        host.Status.Faulted.Should().Be(0);
        host.Left().Should().BeEmpty();
        File.Exists("/tmp/pipeline-was-here.png").Should().BeFalse();
    }

    private static async Task MakeSpecialFilesAsync(InboxHost host)
    {
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "a link out.txt"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "a link to a folder"), "/etc");
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "a link to nothing.txt"), "/nowhere/at/all");
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "a link to itself"), Path.Combine(host.Inbox, "a link to itself"));
        using (var fifo = Process.Start("mkfifo", [Path.Combine(host.Inbox, "a pipe.txt")]))
        {
            await fifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var sparse = new FileStream(Path.Combine(host.Inbox, "a huge file with holes.txt"), FileMode.CreateNew);
        for (var i = 0; i < 200_000; i++)
        {
            sparse.Write(Encoding.UTF8.GetBytes("A line at the start of something huge.\n"));
        }

        sparse.SetLength(300L << 20);
    }

    private static byte[] Flip(byte[] bytes, System.Index at)
    {
        bytes[at] ^= 0x55;
        return bytes;
    }

    /// <summary>A file of the stage's tests, made by the program that its name says.</summary>
    private static byte[] Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllBytes(Path.Combine(folder.FullName, "tests", "Stages", "Ingest", "Files", name));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

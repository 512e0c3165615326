using System.IO.Compression;
using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>What people drop that is not an article: each by name, with the reason it is refused for.</summary>
public sealed class BadContentTests
{
    private static readonly byte[] Story = Archives.Text(Archives.Story);
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n"u8, .. Archives.Noise(500)];

    private static readonly Dictionary<string, (string File, Func<byte[]> Content, string Reason)> Cases = new()
    {
        ["nothing at all"] = ("a.txt", () => [], "empty"),
        ["white space alone"] = ("a.txt", () => Archives.Text(" \r\n\t\n   "), "blank"),
        ["a mark and no text"] = ("a.txt", () => [0xEF, 0xBB, 0xBF], "blank"),
        ["zero bytes, as an unfinished copy has"] = ("a.html", () => new byte[4096], "corrupt"),
        ["a PNG image named .txt"] = ("a.txt", () => Png, "binary"),
        ["a JPEG image named .html"] = ("a.html", () => [0xFF, 0xD8, 0xFF, 0xE0, .. Archives.Noise(500)], "binary"),
        ["a WebP image"] = ("a.md", () => [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBP"u8, .. Archives.Noise(300)], "binary"),
        ["an MP3 sound file"] = ("a.txt", () => [.. "ID3"u8, 3, 0, .. Archives.Noise(500)], "binary"),
        ["an MP4 film"] = ("a.txt", () => [0, 0, 0, 0x18, .. "ftypisom"u8, .. Archives.Noise(500)], "binary"),
        ["a Windows program"] = ("a.txt", () => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. Archives.Noise(500)], "binary"),
        ["a Linux program"] = ("a", () => [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. Archives.Noise(500)], "binary"),
        ["an SQLite database"] = ("a.json", () => [.. "SQLite format 3\0"u8, .. Archives.Noise(500)], "binary"),
        ["random bytes"] = ("a.txt", () => Archives.Noise(3000), "binary"),
        ["a text that turns into binary data"] = (
            "a.txt",
            () => [.. Archives.Text(string.Concat(Enumerable.Repeat(Archives.Story, 1000))), .. Archives.Noise(60_000)],
            "binary"
        ),
        ["a Word document of before 2007"] = ("a.docx", () => TestFile.Read("libreoffice.doc"), "unsupported"),
        ["a book without text"] = ("a.epub", () => Books.Write("Empty"), "no-text"),
        ["a 7-Zip archive"] = ("a.zip", () => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, .. Archives.Noise(100)], "unsupported"),
        ["a RAR archive"] = ("a.zip", () => [.. "Rar!\u001A\u0007\u0001\0"u8, .. Archives.Noise(100)], "unsupported"),
        ["an Excel workbook"] = ("a.docx", () => Archives.Zip(("[Content_Types].xml", Story), ("xl/workbook.xml", Story)), "unsupported"),
        ["XML that is not a feed"] = (
            "a.xml",
            () => Archives.Text("<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>"),
            "unsupported"
        ),
        ["a PDF locked with a password"] = ("a.pdf", () => TestFile.Read("locked.pdf"), "encrypted"),
        ["a zip locked with a password"] = ("a.zip", () => TestFile.Read("locked.zip"), "encrypted"),
        ["a Word document locked with a password"] = (
            "a.docx",
            () =>
                [
                    0xD0,
                    0xCF,
                    0x11,
                    0xE0,
                    0xA1,
                    0xB1,
                    0x1A,
                    0xE1,
                    .. new byte[1000],
                    .. Encoding.Unicode.GetBytes("EncryptedPackage"),
                    .. new byte[1000],
                ],
            "encrypted"
        ),
        ["an encrypted mail"] = (
            "a.eml",
            () =>
                Archives.Text(
                    "From: a@x.example\r\nSubject: S\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\nxxx\r\n--b--\r\n"
                ),
            "encrypted"
        ),
        ["a PDF that breaks off"] = ("a.pdf", () => TestFile.Read("libreoffice.pdf")[..600], "truncated"),
        ["a PDF of scanned pages"] = ("a.pdf", () => TestFile.Read("scan.pdf"), "no-text"),
        ["a Word document that breaks off"] = ("a.docx", () => TestFile.Read("pandoc.docx")[..6000], "truncated"),
        ["a Word document without text"] = (
            "a.docx",
            () => Archives.Zip(("word/document.xml", Archives.Text("<w:document xmlns:w=\"x\"><w:body><w:p/></w:body></w:document>"))),
            "no-text"
        ),
        ["a Word document with broken XML"] = (
            "a.docx",
            () => Archives.Zip(("word/document.xml", Archives.Text("<w:document xmlns:w=\"x\"><w:body><w:p></w:body>"))),
            "corrupt"
        ),
        ["a gzip that breaks off"] = (
            "a.txt.gz",
            () => Archives.Gzip(Archives.Text(string.Concat(Enumerable.Range(0, 9000).Select(i => $"Line {i}. "))))[..5000],
            "truncated"
        ),
        ["a gzip without its last four bytes"] = ("a.txt.gz", () => Archives.Gzip(Story)[..^4], "truncated"),
        ["a gzip with a wrong checksum"] = ("a.txt.gz", () => Flip(Archives.Gzip(Story), ^6), "corrupt"),
        ["a zip cut in its only member"] = ("a.zip", () => Archives.Zip(("a.bin", Archives.Noise(5000)))[..2000], "truncated"),
        ["a tar with a wrong header"] = ("a.tar", () => Flip(Archives.Tar(("x.png", Png), ("b.txt", Story)), 1030), "corrupt"),
        ["a gzip bomb"] = ("a.gz", () => Archives.Bomb(64), "archive-bomb"),
        ["a zip bomb"] = ("a.zip", () => Archives.Zip(("a.txt", new byte[40 * 1024 * 1024])), "archive-bomb"),
        ["a bomb in layers"] = ("a.gz", () => Archives.Gzip(Archives.Bomb(1024)), "archive-bomb"),
        ["a zip that holds more than it says"] = ("a.zip", () => LyingZip(), "corrupt"),
        ["archives in archives in archives"] = (
            "a.zip",
            () => Archives.Zip(("a.zip", Archives.Zip(("b.zip", Archives.Zip(("c.zip", Archives.Zip(("d.txt", Story)))))))),
            "too-deep"
        ),
        ["a zip of pictures"] = ("a.zip", () => Archives.Zip(("a.png", Png), ("b/c.png", Png)), "no-article"),
        ["an empty zip"] = ("a.zip", () => Archives.Zip(), "no-article"),
        ["a zip of what systems leave behind"] = (
            "a.zip",
            () => Archives.Zip(("__MACOSX/._a.txt", Story), (".DS_Store", Story), ("Thumbs.db", Story)),
            "no-article"
        ),
        ["a feed without an entry"] = (
            "a.rss",
            () => Archives.Text("<rss version=\"2.0\"><channel><title>Courier</title></channel></rss>"),
            "no-article"
        ),
        ["a feed of headlines"] = (
            "a.rss",
            () =>
                Archives.Text(
                    "<rss version=\"2.0\"><channel><item><title>Harbour</title><link>https://a.example/1</link></item></channel></rss>"
                ),
            "no-text"
        ),
        ["JSON that is not an article"] = ("a.json", () => Archives.Text("{\"version\":3,\"files\":[1,2,3]}"), "no-article"),
        ["JSON that breaks off"] = ("a.json", () => Archives.Text("{\"title\":\"A\",\"text\":\"Fir"), "truncated"),
        ["JSON that is broken"] = (
            "a.json",
            () => Archives.Text("{\"title\":\"A\",\"author\":\"B\",\"date\":\"C\",\"text\":\"First.\",,,}"),
            "corrupt"
        ),
        ["JSON nested without end"] = (
            "a.json",
            () => Archives.Text(new string('[', 100) + string.Concat(Enumerable.Repeat("{\"a\":", 100_000))),
            "truncated"
        ),
        ["a web archive of pictures"] = (
            "a.warc",
            () =>
                Archives.Text(
                    Archives.WarcRecord("response", "https://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx")
                ),
            "no-article"
        ),
        ["a web archive that breaks off"] = (
            "a.warc",
            () =>
                Archives.Text(
                    Archives.WarcRecord("response", "https://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxxxxxxxx")[
                        ..^9
                    ]
                ),
            "truncated"
        ),
        ["a mail without text"] = (
            "a.eml",
            () => Archives.Text("From: a@x.example\r\nSubject: S\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n\r\n"),
            "no-text"
        ),
        ["an RTF document without text"] = ("a.rtf", () => Archives.Text("{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}}"), "no-text"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_with_its_reason_and_what_to_do(string name)
    {
        var (file, content, reason) = Cases[name];

        var results = IngestRun.Of(content(), file);

        results.Articles().Should().BeEmpty();
        results
            .Rejections()
            .Should()
            .NotBeEmpty()
            .And.AllSatisfy(rejection =>
            {
                rejection.Reason.Should().Be(reason, rejection.Detail);
                rejection.ArticleId.Should().MatchRegex("^[0-9a-f]{64}$");
                rejection.Detail.Length.Should().BeInRange(30, 600);
            });
    }

    [Fact]
    public void Says_what_the_file_is_whatever_its_ending() =>
        IngestRun
            .Of(Png, "story.txt")
            .Rejection()
            .Detail.Should()
            .StartWith("This is a PNG image, not a text, whatever the ending .txt says.");

    [Fact]
    public void Every_reason_is_on_the_list_and_in_the_README()
    {
        Cases.Values.Select(test => test.Reason).Should().BeSubsetOf(RejectionReasons.All);
        var readme = File.ReadAllText(Path.Combine(Root(), "services", "Ingest", "Stage", "README.md"));
        RejectionReasons.All.Should().AllSatisfy(reason => readme.Should().Contain($"| `{reason}` |"));
    }

    [Fact]
    public void Stops_at_so_many_members()
    {
        var settings = new IngestSettings { MaxMembers = 3 };
        var members = Enumerable.Range(0, 5).Select(i => ($"{i}.txt", Story)).ToArray();

        IngestRun.Of(Archives.Zip(members), settings: settings).Rejection().Reason.Should().Be("too-many-members");
        var tar = IngestRun.Of(Archives.Tar(members), settings: settings);
        tar.Articles().Should().HaveCount(3);
        tar.Rejections().Should().ContainSingle().Which.Reason.Should().Be("too-many-members");
        IngestRun
            .Of(string.Concat(Enumerable.Repeat("{\"text\":\"a b c\"}\n", 5)), settings: settings)
            .Rejections()
            .Should()
            .ContainSingle()
            .Which.Reason.Should()
            .Be("too-many-members");
    }

    [Fact]
    public void Refuses_members_and_lines_over_the_limit_and_takes_the_rest()
    {
        var settings = new IngestSettings { MaxArticleBytes = 2000 };
        var large = Archives.Text(string.Concat(Enumerable.Range(0, 900).Select(i => $"Line {i}. ")));

        var zip = IngestRun.Of(Archives.Zip(("a.txt", large), ("b.txt", Story)), settings: settings);
        zip.Articles().Should().ContainSingle();
        zip.Rejections()
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<IngestResult.Rejected>(rejection => rejection.Member == "a.txt" && rejection.Reason == "too-large");
        var lines = IngestRun.Of(
            $"{{\"title\":\"A\",\"text\":\"one\"}}\n{{\"title\":\"A\",\"text\":\"{new string('a', 3000)}\"}}\n{{\"title\":\"C\",\"text\":\"three\"}}",
            settings: settings
        );
        lines.Articles().Should().HaveCount(2);
        lines.Rejections().Should().ContainSingle().Which.Reason.Should().Be("too-large");
    }

    [Fact]
    public void Holds_little_of_a_bomb()
    {
        var bomb = Archives.Gzip(Archives.Bomb(256));
        _ = IngestRun.Of(bomb);
        var before = GC.GetAllocatedBytesForCurrentThread();

        IngestRun.Of(bomb).Rejection().Reason.Should().Be("archive-bomb");

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(80L * 1024 * 1024);
    }

    [Fact]
    public void Faulty_settings_are_told_all_at_once()
    {
        IngestSettings.Default.Validate().Should().BeEmpty();
        new IngestSettings
        {
            MaxDepth = 0,
            MaxMembers = -1,
            MaxArticleBytes = long.MaxValue,
        }
            .Validate()
            .Should()
            .HaveCount(3);
    }

    private static byte[] Flip(byte[] bytes, System.Index at)
    {
        bytes[at] ^= 0x55;
        return bytes;
    }

    /// <summary>A zip whose directory and header give its member's size as less than it is.</summary>
    private static byte[] LyingZip()
    {
        var zip = Archives.Zip(
            CompressionLevel.Optimal,
            ("a.txt", Archives.Text(string.Concat(Enumerable.Range(0, 9000).Select(i => $"Line {i}. "))))
        );
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + 24), 100);
        return zip;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

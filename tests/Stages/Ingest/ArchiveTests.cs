using System.IO.Compression;
using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class ArchiveTests
{
    private static readonly byte[] Story = Archives.Text(Archives.Story);

    [Fact]
    public void Reads_archives_inside_archives_and_says_where_each_article_lay()
    {
        var inner = Archives.Zip(("a/one.txt", Story));
        var tar = Archives.Gzip(Archives.Tar(("inner.zip", inner), ("two.txt.gz", Archives.Gzip(Archives.Text("Another story.")))));

        var results = IngestRun.Of(tar, "news.tar.gz");

        results.Rejections().Should().BeEmpty();
        results
            .Articles()
            .Select(article => (article.Source.Member, article.Source.Container))
            .Should()
            .Equal(("inner.zip!/a/one.txt", "application/gzip"), ("two.txt.gz!/two.txt", "application/gzip"));
    }

    [Fact]
    public void Reads_a_feed_and_lines_of_JSON_inside_an_archive()
    {
        var zip = Archives.Zip(
            ("feed.xml", Archives.Text("<rss><channel><item><title>A</title><description>First.</description></item></channel></rss>")),
            ("x.jsonl", Archives.Text("{\"title\":\"B\",\"text\":\"Second.\"}\n{\"title\":\"C\",\"text\":\"Third.\"}\n")),
            ("manifest.json", Archives.Text("{\"name\":\"site\",\"icons\":[]}"))
        );

        var results = IngestRun.Of(zip, "news.zip");

        results.Rejections().Should().BeEmpty("a manifest is neither an article nor a failure");
        results.Articles().Select(article => article.Source.Member).Should().Equal("feed.xml#1", "x.jsonl#1", "x.jsonl#2");
    }

    [Fact]
    public void Refuses_a_member_that_claims_to_be_an_article_and_is_none_and_takes_the_rest()
    {
        var results = IngestRun.Of(
            Archives.Zip(
                ("a.txt", Archives.Noise(4096)),
                ("b.pdf", Archives.Text("%PDF-1.7 broken")),
                ("c.txt", Story),
                ("d.bin", Archives.Noise(4096))
            )
        );

        results.Articles().Should().ContainSingle().Which.Source.Member.Should().Be("c.txt");
        results
            .Rejections()
            .Select(rejection => (rejection.Member, rejection.Reason))
            .Should()
            .Equal(("a.txt", "binary"), ("b.pdf", "truncated"));
        results.Rejections().Select(rejection => rejection.ArticleId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Takes_what_is_whole_of_a_zip_that_breaks_off()
    {
        var zip = Archives.Zip(
            ("a.txt", Story),
            ("b.txt", Archives.Text(string.Concat(Enumerable.Range(0, 5000).Select(i => $"Line {i} of it. "))))
        );

        var results = IngestRun.Of(zip[..(zip.Length / 2)]);

        results.Articles().Should().ContainSingle().Which.Content.Should().Equal(Story);
        results.Rejections().Should().NotBeEmpty().And.OnlyContain(rejection => rejection.Reason == "truncated");
    }

    [Fact]
    public void Takes_what_is_whole_of_a_tar_gz_that_breaks_off()
    {
        var tar = Archives.Gzip(
            Archives.Tar(
                ("a.txt", Story),
                ("b.txt", Archives.Text(string.Concat(Enumerable.Range(0, 5000).Select(i => $"Line {i} of it. "))))
            )
        );

        var results = IngestRun.Of(tar[..(tar.Length / 2)], "x.tgz");

        results.Articles().Should().ContainSingle().Which.Content.Should().Equal(Story);
        results.Rejections().Should().ContainSingle().Which.Reason.Should().Be("truncated");
    }

    [Fact]
    public void Reads_gzip_of_many_members_and_with_bytes_after_it()
    {
        IngestRun
            .Of(Archives.Gzip(Archives.Text("First. "), Archives.Text("Second.")))
            .Article()
            .Content.Should()
            .Equal(Archives.Text("First. Second."));
        IngestRun.Of([.. Archives.Gzip(Story), .. new byte[512]]).Article().Content.Should().Equal(Story);
    }

    [Fact]
    public void Tells_a_members_damage_by_its_checksum()
    {
        var zip = Archives.Zip(CompressionLevel.NoCompression, ("a.txt", Story), ("b.txt", Archives.Text("Another story.")));
        zip[zip.AsSpan().IndexOf("harbour"u8)] = (byte)'b';

        var results = IngestRun.Of(zip);

        results.Articles().Should().ContainSingle().Which.Source.Member.Should().Be("b.txt");
        results
            .Rejections()
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<IngestResult.Rejected>(rejection => rejection.Member == "a.txt" && rejection.Reason == "corrupt");
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "etc/passwd.txt")]
    [InlineData("/abs/story.txt", "abs/story.txt")]
    [InlineData("C:\\Users\\me\\story.txt", "Users/me/story.txt")]
    [InlineData("a/./b//c\u0001.txt", "a/b/c.txt")]
    [InlineData("новости/história-港.txt", "новости/história-港.txt")]
    [InlineData("..", "unnamed")]
    public void Makes_names_of_members_safe_to_show(string name, string shown) =>
        IngestRun.Of(Archives.Zip((name, Story))).Article().Source.Member.Should().Be(shown);

    [Fact]
    public void Reads_names_in_code_page_437()
    {
        var zip = Archives.Zip(("caf_.txt", Story));
        foreach (var at in new[] { zip.AsSpan().IndexOf("caf_"u8), zip.AsSpan().LastIndexOf("caf_"u8) })
        {
            zip[at + 3] = 0x82;
        }

        IngestRun.Of(zip).Article().Source.Member.Should().Be("café.txt");
    }

    [Fact]
    public void Reads_a_stream_that_cannot_seek()
    {
        using var stream = new GZipStream(new MemoryStream(Archives.Gzip(Archives.Zip(("a.txt", Story)))), CompressionMode.Decompress);

        Ingester.Run(stream, "a.zip", IngestSettings.Default).Article().Content.Should().Equal(Story);
    }

    [Fact]
    public void Lets_out_what_the_stream_itself_throws()
    {
        var run = () => Ingester.Run(new FailingStream(), "a.txt", IngestSettings.Default).ToList();

        run.Should().Throw<IOException>().WithMessage("The share is gone.");
    }

    [Fact]
    public void Yields_articles_before_it_has_read_the_whole()
    {
        var counting = new MemoryStream(
            Archives.Tar([.. Enumerable.Range(0, 200).Select(i => ($"{i}.txt", Archives.Text(Archives.Story + new string('x', 5000))))])
        );

        _ = Ingester.Run(counting, "a.tar", IngestSettings.Default).First();

        counting.Position.Should().BeLessThan(counting.Length / 4);
    }

    [Fact]
    public void Reads_replies_in_chunks_and_packed()
    {
        const string Page = "<html><head><title>Harbour</title></head><body><p>It reopened.</p></body></html>";
        var chunked =
            $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{Page[..16]}\r\n{Page.Length - 16:x}\r\n{Page[16..]}\r\n0\r\n\r\n";
        var header = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
        var packed = Archives.Gzip(Archives.Text(Page));
        byte[] warc =
        [
            .. Archives.Text(Archives.WarcRecord("response", "https://a.example/1", chunked)),
            .. Archives.Text(
                Archives.WarcRecord("response", "https://a.example/2", "HTTP/1.1 302 Found\r\nContent-Type: text/html\r\n\r\n<p>moved</p>")
            ),
            .. Archives.Text(
                $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/3\r\nContent-Type: application/http\r\nContent-Length: {header.Length + packed.Length}\r\n\r\n{header}"
            ),
            .. packed,
            .. "\r\n\r\n"u8,
        ];

        var articles = IngestRun.Of(warc).Articles();

        articles
            .Select(article => (article.Hints.Url, Encoding.UTF8.GetString(article.Content), article.Charset))
            .Should()
            .Equal(("https://a.example/1", Page, "utf-8"), ("https://a.example/3", Page, null));
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("The share is gone.");

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The share is gone.");
    }
}

using System.Buffers.Binary;
using System.Text;
using Pipeline.Ingest;
using Pipeline.Ingest.Formats.Zip;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Containers of the field: older, newer and from other systems than most.</summary>
public sealed class ContainerFieldTests
{
    private const string Page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The harbour wall was mended.</p>";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_ARC_file_gives_its_pages_as_a_WARC_does(bool isPacked)
    {
        var records = new[]
        {
            Arc(
                "filedesc://a.arc 0.0.0.0 20080101000000 text/plain",
                "1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
            ),
            Arc("http://a.example/pic 1.2.3.4 20080101000001 image/png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx"),
            Arc("http://a.example/wall 1.2.3.4 20080101000002 text/html", Page),
        };
        var bytes = isPacked ? Archives.Gzip(records) : [.. records.SelectMany(record => record)];

        var article = IngestRun.Of(bytes, isPacked ? "a.arc.gz" : "a.arc").Article();

        article.Hints.Url.Should().Be("http://a.example/wall");
        article.Source.Container.Should().Be(isPacked ? "application/gzip" : "application/x-ia-arc");
        Encoding.UTF8.GetString(article.Content).Should().Contain("The harbour wall was mended.");
    }

    [Fact]
    public void A_WACZ_gives_the_pages_of_its_archives_and_nothing_beside()
    {
        var one = Archives.Text(Archives.WarcRecord("response", "https://a.example/1", Page));
        var two = Archives.Text(Archives.WarcRecord("response", "https://a.example/2", Page.Replace("wall", "quay")));
        var wacz = Archives.Zip(
            ("datapackage.json", Archives.Text("{\"title\":\"Archive\",\"text\":\"Made by a crawler.\"}")),
            (
                "pages/pages.jsonl",
                Archives.Text("{\"url\":\"https://a.example/1\",\"title\":\"Wall\",\"text\":\"The harbour wall was mended.\"}")
            ),
            ("indexes/index.cdx", Archives.Text("example,a)/1 20240503 {\"url\":\"https://a.example/1\"}")),
            ("archive/data.warc.gz", Archives.Gzip(one, two))
        );

        IngestRun
            .Of(wacz, "a.wacz")
            .Articles()
            .Select(article => article.Hints.Url)
            .Should()
            .Equal("https://a.example/1", "https://a.example/2");
    }

    [Theory]
    [InlineData("gb18030", "新闻/港口墙已修复.txt", "新闻/市议会开会讨论桥梁.txt")]
    [InlineData("shift_jis", "記事/港の壁が修理された.txt", "記事/町の議会が集まった.txt")]
    [InlineData("ibm866", "Новости/Стена порта.txt", "Новости/Совет города собрался.txt")]
    [InlineData("ibm437", "Presse/Münchner Häfen über Nacht.txt", "Presse/Élan général à Orléans.txt")]
    [InlineData("utf-8", "Новости/Стена порта.txt", "记事/港口墙.txt")]
    public void Names_in_a_zip_are_read_in_the_character_set_of_their_writers_system(string charset, params string[] names)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.UTF8;
        var zip = Zip([.. names.Select(encoding.GetBytes)]);

        IngestRun.Of(zip, "a.zip").Articles().Select(article => article.Source.Member).Should().Equal(names);
    }

    [Fact]
    public void A_text_in_EBCDIC_is_refused_as_what_it_is()
    {
        var ebcdic = CodePagesEncodingProvider.Instance.GetEncoding(37)!.GetBytes(Archives.Story + " " + Archives.Story);

        IngestRun
            .Of(ebcdic, "a.txt")
            .Rejection()
            .Should()
            .Match<IngestResult.Rejected>(one => one.Reason == RejectionReasons.Binary && one.Detail.Contains("EBCDIC"));
    }

    [Theory]
    [InlineData("windows-1251", "Совет города собрался в понедельник вечером, чтобы поговорить о мосте через реку и о стене порта.")]
    [InlineData("koi8-r", "Совет города собрался в понедельник вечером, чтобы поговорить о мосте через реку и о стене порта.")]
    [InlineData(
        "windows-1253",
        "Το δημοτικό συμβούλιο συνεδρίασε τη Δευτέρα το βράδυ για τη γέφυρα του ποταμού και το τείχος του λιμανιού."
    )]
    [InlineData("windows-1255", "מועצת העיר נפגשה ביום שני בערב כדי לדבר על הגשר מעל הנהר ועל חומת הנמל הישן של העיירה.")]
    [InlineData("windows-1256", "اجتمع مجلس المدينة مساء الاثنين للحديث عن الجسر فوق النهر وعن جدار الميناء القديم في البلدة.")]
    [InlineData("windows-874", "สภาเมืองประชุมกันในเย็นวันจันทร์เพื่อพูดคุยเกี่ยวกับสะพานข้ามแม่น้ำและกำแพงท่าเรือเก่า")]
    [InlineData("gb18030", "市议会星期一晚上开会讨论河上的桥梁和旧港口的墙，工程师们在灯光下工作了三个晚上。")]
    [InlineData("big5", "市議會星期一晚上開會討論河上的橋樑和舊港口的牆，工程師們在燈光下工作了三個晚上。")]
    [InlineData("shift_jis", "町の議会は月曜日の夜に集まり、川にかかる橋と古い港の壁について話し合った。技師たちは三晩働いた。")]
    [InlineData("euc-kr", "시의회는 월요일 저녁에 모여 강 위의 다리와 옛 항구의 벽에 대해 이야기했다. 기술자들은 사흘 밤을 일했다.")]
    public void Text_in_an_old_character_set_is_not_taken_for_EBCDIC(string charset, string text)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(text);

        IngestRun.Of(bytes, "a.txt").Article().MediaType.Should().Be("text/plain");
    }

    private static byte[] Arc(string line, string block) =>
        Encoding.Latin1.GetBytes($"{line} {Encoding.Latin1.GetByteCount(block)}\n{block}\n");

    /// <summary>A zip of stored texts, with names as bytes and no word of their character set.</summary>
    private static byte[] Zip(byte[][] names)
    {
        var (file, directory) = (new MemoryStream(), new MemoryStream());
        foreach (var name in names)
        {
            var content = Encoding.ASCII.GetBytes($"Story number {directory.Length} is told here.");
            var offset = (int)file.Length;
            var crc = Crc32.Finish(Crc32.Update(Crc32.Start, content));
            var header = new byte[46];
            "PK\u0001\u0002"u8.CopyTo(header);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), crc);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(20), content.Length);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), content.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(42), offset);
            directory.Write([.. header, .. name]);
            file.Write([.. "PK\u0003\u0004"u8, 20, 0, .. header.AsSpan(8, 24), .. name, .. content]);
        }

        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)names.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)names.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), (int)directory.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), (int)file.Length);
        return [.. file.ToArray(), .. directory.ToArray(), .. end];
    }
}

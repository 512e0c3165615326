using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Damages samples of every format, by a fixed seed: whatever the bytes, the stage answers and never throws.</summary>
public sealed class FuzzTests
{
    private const int CasesPerSample = 100;

    private static readonly Dictionary<string, byte[]> Written = new()
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
        ["utf-16"] = Encoding.Unicode.GetBytes("The harbour reopened on Monday. Порт открыт. 港口重新开放。"),
    };

    public static TheoryData<string> Samples => [.. TestFile.Names().Concat(Written.Keys)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Answers_whatever_the_bytes(string sample)
    {
        var original = Written.TryGetValue(sample, out var written) ? written : TestFile.Read(sample);
        var random = new Random(sample.Length + original.Length);
        var settings = new IngestSettings
        {
            MaxArticleBytes = 4 * 1024 * 1024,
            MaxMembers = 1000,
            MaxExpandedBytes = 32 * 1024 * 1024,
        };
        for (var i = 0; i < CasesPerSample; i++)
        {
            var damaged = Damage(original, random);

            var results = IngestRun.Of(damaged, sample, settings);

            results.Should().NotBeEmpty("case {0} of {1} is answered", i, sample);
            results
                .Rejections()
                .Should()
                .AllSatisfy(rejection =>
                {
                    rejection.Reason.Should().BeOneOf(RejectionReasons.All);

                    // The PDF and MIME libraries throw what they like on damaged input; a reader of ours that does has a fault.
                    if (!sample.EndsWith(".pdf", StringComparison.Ordinal) && !sample.EndsWith("ml", StringComparison.Ordinal))
                    {
                        rejection
                            .Detail.Should()
                            .NotContainAny(
                                "IndexOutOfRange",
                                "ArgumentOutOfRange",
                                "NullReference",
                                "InvalidCast",
                                "RegexMatchTimeout",
                                "ArgumentException"
                            );
                    }
                });
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)] is { Length: > 0 } cut ? cut : [1];
            case 1:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]];
            case 2:
                var hole = random.Next(bytes.Length);
                bytes.AsSpan(hole, Math.Min(random.Next(1, 64), bytes.Length - hole)).Fill((byte)random.Next(256));
                return bytes;
            default:
                for (var flips = random.Next(1, 20); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] =
                        random.Next(4) == 0 ? (byte)random.Next(256) : (byte)(bytes[random.Next(bytes.Length)] ^ (1 << random.Next(8)));
                }

                return bytes;
        }
    }
}

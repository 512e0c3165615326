using System.IO.Compression;
using Pipeline.Contracts;
using Pipeline.Ingest.Formats.Gzip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Warc;

/// <summary>A reply of a web server, as both kinds of web archive keep it.</summary>
internal static class WebReply
{
    /// <summary>The page or document in it; nothing where it is another thing.</summary>
    public static IEnumerable<IngestResult> Read(
        ReadingContext context,
        Item item,
        ByteSource record,
        string? url,
        int number,
        string mediaType
    ) =>
        HeaderBlock.Read(record, skipBlankLines: false) is { } reply && IsPage(reply, url)
            ? ReadReply(context, item, reply, record, url, number, mediaType)
            : [];

    /// <summary>
    /// The body as the page's author wrote it. Crawlers differ in what they keep of transfer and content codings, so the headers are
    /// checked against the bytes.
    /// </summary>
    private static IEnumerable<IngestResult> ReadReply(
        ReadingContext context,
        Item item,
        HeaderBlock reply,
        ByteSource record,
        string? url,
        int number,
        string mediaType
    )
    {
        var isChunked =
            reply["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true
            && ChunkedStream.LooksChunked(record.Peek(64));
        using var coded = new ByteSource(isChunked ? new ChunkedStream(record) : record);
        using var decoder = Decoder(reply["Content-Encoding"], coded);
        using var body = decoder is null ? null : new ExpandingStream(decoder, () => coded.Position, context.Budget);
        foreach (var result in ReadBody(context, item, body ?? (Stream)coded, reply["Content-Type"], url, number, mediaType))
        {
            yield return result;
        }
    }

    public static IEnumerable<IngestResult> ReadBody(
        ReadingContext context,
        Item item,
        Stream body,
        string? contentType,
        string? url,
        int number,
        string mediaType
    )
    {
        using var bytes = new ByteSource(body);
        var member = item.Nth(number, mediaType) with
        {
            Bytes = bytes,
            Name = url ?? "",
            Hints = new ArticleHints { Url = url },
            Charset = Charset(contentType),
        };
        if (bytes.Peek(1).IsEmpty)
        {
            yield break;
        }

        foreach (var result in context.Guarded(context.Read(member), member))
        {
            yield return result;
        }
    }

    private static bool IsPage(HeaderBlock reply, string? url) =>
        reply.FirstLine.Split(' ') is [_, ['2', ..], ..] && IsPageType(reply["Content-Type"], url);

    public static bool IsPageType(string? contentType, string? url)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "text/html" or "application/xhtml+xml" or "application/pdf" => true,
            "text/plain" => url?.EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase) != true,
            _ => false,
        };
    }

    private static string? Charset(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null
            : contentType![(at + 8)..].Split(';')[0].Trim(' ', '"', '\'') is { Length: > 0 and < 40 } charset ? charset
            : null;
    }

    private static Stream? Decoder(string? coding, ByteSource coded) =>
        coding?.Trim().ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" when coded.Peek(2).StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => new GunzipStream(coded),
            "deflate" when !coded.Peek(2).IsEmpty && (coded.Peek(2)[0] & 0x0F) == 8 => new ZLibStream(coded, CompressionMode.Decompress),
            "br" when coded.Peek(1).IsEmpty || coded.Peek(1)[0] != '<' => new BrotliStream(coded, CompressionMode.Decompress),
            _ => null,
        };
}

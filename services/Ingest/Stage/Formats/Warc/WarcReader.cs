using System.IO.Compression;
using Pipeline.Contracts;
using Pipeline.Ingest.Formats.Gzip;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Warc;

/// <summary>
/// Reads the pages out of a web archive (ISO 28500): replies with a page or a document in them, and the texts that others took out of pages
/// (WET).
/// Requests, redirects, errors, pictures, scripts and robots.txt are passed over.
/// </summary>
internal static class WarcReader
{
    private const string MediaType = "application/warc";

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item)
    {
        var source = item.Bytes;
        var (number, found) = (0, false);
        while (HeaderBlock.Read(source, skipBlankLines: true) is { } header)
        {
            number++;
            context.Budget.CountMember();
            if (!header.FirstLine.StartsWith("WARC/", StringComparison.Ordinal) || header.Length is not { } length)
            {
                throw new InvalidDataException($"Record {Amount.Count(number)} of the web archive has no good header.");
            }

            using var block = new BoundedStream(source, length);
            foreach (var result in ReadRecord(context, item, header, block, number))
            {
                found = true;
                yield return result;
            }

            block.Skip();
        }

        if (!found)
        {
            yield return context.Reject(
                item,
                context.ItemId(item),
                new Refusal(
                    RejectionReasons.NoArticle,
                    "The web archive has no page in it, only requests, redirects, pictures and the like."
                )
            );
        }
    }

    private static IEnumerable<IngestResult> ReadRecord(
        ReadingContext context,
        Item item,
        HeaderBlock header,
        BoundedStream block,
        int number
    )
    {
        var url = header["WARC-Target-URI"]?.Trim('<', '>');
        using var record = new ByteSource(block);
        var found = header["WARC-Type"] switch
        {
            "response" when header["Content-Type"]?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) != false =>
                HeaderBlock.Read(record, skipBlankLines: false) is { } reply && IsPage(reply, url)
                    ? ReadReply(context, item, reply, record, url, number)
                    : [],
            "resource"
            or "conversion"
                when url?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true && IsPageType(header["Content-Type"], url) =>
                ReadBody(context, item, record, header["Content-Type"], url, number),
            _ => [],
        };
        foreach (var result in found)
        {
            yield return result;
        }
    }

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
        int number
    )
    {
        var isChunked =
            reply["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true
            && ChunkedStream.LooksChunked(record.Peek(64));
        using var coded = new ByteSource(isChunked ? new ChunkedStream(record) : record);
        using var decoder = Decoder(reply["Content-Encoding"], coded);
        using var body = decoder is null ? null : new ExpandingStream(decoder, () => coded.Position, context.Budget);
        foreach (var result in ReadBody(context, item, body ?? (Stream)coded, reply["Content-Type"], url, number))
        {
            yield return result;
        }
    }

    private static IEnumerable<IngestResult> ReadBody(
        ReadingContext context,
        Item item,
        Stream body,
        string? contentType,
        string? url,
        int number
    )
    {
        using var bytes = new ByteSource(body);
        var member = item.Nth(number, MediaType) with
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

    private static bool IsPageType(string? contentType, string? url)
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

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
                WebReply.Read(context, item, record, url, number, MediaType),
            "resource"
            or "conversion"
                when url?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true
                    && WebReply.IsPageType(header["Content-Type"], url) => WebReply.ReadBody(
                context,
                item,
                record,
                header["Content-Type"],
                url,
                number,
                MediaType
            ),
            _ => [],
        };
        foreach (var result in found)
        {
            yield return result;
        }
    }
}

using System.Globalization;
using System.Text;
using Pipeline.Ingest.Formats.Warc;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Arc;

/// <summary>
/// Reads the pages out of an ARC file: a line with address, time, type and length, then so many bytes of a server's reply, again and again.
/// The first record describes the file.
/// </summary>
internal static class ArcReader
{
    private const int MaxLine = 32 * 1024;

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item)
    {
        var source = item.Bytes;
        var (number, found) = (0, false);
        while (ReadLine(source) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            number++;
            context.Budget.CountMember();
            var fields = line.Split(' ');
            if (fields.Length < 5 || !long.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                throw new InvalidDataException($"Record {Amount.Count(number)} of the web archive has no good header.");
            }

            using var block = new BoundedStream(source, length);
            using var record = new ByteSource(block);
            if (fields[0].StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var result in WebReply.Read(context, item, record, fields[0], number, ArcFormat.MediaType))
                {
                    found = true;
                    yield return result;
                }
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
                    "The web archive has no page in it, only redirects, pictures and the like. Check that it is the right one."
                )
            );
        }
    }

    private static string? ReadLine(ByteSource source)
    {
        var ahead = source.Peek(2048);
        ahead = ahead.IndexOf((byte)'\n') < 0 ? source.Peek(MaxLine) : ahead;
        if (ahead.IsEmpty)
        {
            return null;
        }

        var end = ahead.IndexOf((byte)'\n');
        if (end < 0)
        {
            throw ahead.Length < MaxLine
                ? new EndOfStreamException("A record's line breaks off.")
                : new InvalidDataException("A record's line is of more than 32 KiB.");
        }

        var line = Encoding.UTF8.GetString(ahead[..end]).Trim();
        Span<byte> waste = stackalloc byte[1024];
        for (var left = end + 1; left > 0; )
        {
            left -= source.Read(waste[..Math.Min(left, waste.Length)]);
        }

        return line;
    }
}

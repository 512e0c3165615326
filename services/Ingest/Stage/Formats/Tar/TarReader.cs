using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Tar;

/// <summary>
/// Reads a tar archive forward (ustar, GNU long names, POSIX pax paths and sizes). Links, devices and folders are passed over: nothing in
/// an archive is
/// ever followed. An own reader, since the base library's takes any length for a long name into memory.
/// </summary>
internal static class TarReader
{
    private const int MaxNameBytes = 64 * 1024;

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, string mediaType)
    {
        var header = new byte[TarHeader.Size];
        string? longName = null;
        long? longSize = null;
        var found = false;
        while (ReadBlock(item.Bytes, header) && header.AsSpan().IndexOfAnyExcept((byte)0) >= 0)
        {
            if (!TarHeader.IsHeader(header) || TarHeader.ReadNumber(header.AsSpan(124, 12)) is not { } size)
            {
                throw new InvalidDataException("A tar header's checksum is wrong.");
            }

            using var content = new BoundedStream(item.Bytes, longSize ?? size);
            var type = (char)header[156];
            if (type is 'L' or 'x')
            {
                var extension = ReadExtension(content);
                (longName, longSize) = type == 'L' ? (Decode(extension), longSize) : ReadPax(extension, longName, longSize);
            }
            else
            {
                context.Budget.CountMember();
                if (type is '0' or '7' or '\0')
                {
                    var path = MemberNames.MakeSafe(longName ?? NameIn(header));
                    using var bytes = new ByteSource(content, content.Left);
                    foreach (var result in context.ReadMember(item, bytes, path, mediaType))
                    {
                        found = true;
                        yield return result;
                    }
                }

                (longName, longSize) = (null, null);
            }

            var padding = (TarHeader.Size - (int)(content.Length % TarHeader.Size)) % TarHeader.Size;
            content.Skip();
            if (padding > 0)
            {
                new BoundedStream(item.Bytes, padding).Skip();
            }
        }

        if (!found)
        {
            yield return context.RejectWithoutArticle(item);
        }
    }

    private static bool ReadBlock(Stream source, byte[] block)
    {
        var got = source.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        return got == block.Length || (got == 0 ? false : throw new EndOfStreamException("The tar archive ends inside a header."));
    }

    private static byte[] ReadExtension(BoundedStream content)
    {
        if (content.Left > MaxNameBytes)
        {
            throw new InvalidDataException("A name in the tar archive is of more than 64 KiB.");
        }

        var extension = new byte[content.Left];
        content.ReadExactly(extension);
        return extension;
    }

    /// <summary>Records of <c>length key=value\n</c>.</summary>
    private static (string? Name, long? Size) ReadPax(ReadOnlySpan<byte> records, string? name, long? size)
    {
        while (
            records.IndexOf((byte)' ') is > 0 and var space
            && int.TryParse(records[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length > space + 1
            && length <= records.Length
        )
        {
            var record = records[(space + 1)..length].TrimEnd((byte)'\n');
            if (record.StartsWith("path="u8))
            {
                name = Decode(record[5..]);
            }
            else if (
                record.StartsWith("size="u8) && long.TryParse(record[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
            )
            {
                size = stated;
            }

            records = records[length..];
        }

        return (name, size);
    }

    private static string NameIn(ReadOnlySpan<byte> header)
    {
        var name = Decode(header[..100]);
        return header.Slice(257, 6).SequenceEqual("ustar\0"u8) && header[345] != 0 ? $"{Decode(header.Slice(345, 155))}/{name}" : name;
    }

    private static string Decode(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        field = end < 0 ? field : field[..end];
        return Utf8.IsValid(field) ? Encoding.UTF8.GetString(field) : Encoding.Latin1.GetString(field);
    }
}

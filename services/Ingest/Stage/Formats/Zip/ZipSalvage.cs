using System.Buffers.Binary;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>
/// Finds a zip archive's members without its directory, by the header before each: all there is where the archive breaks off.
/// </summary>
internal static class ZipSalvage
{
    private const int HeaderSize = 30;
    private const int DescriptorFlag = 1 << 3;

    public static IEnumerable<ZipEntry> Entries(Stream file, long start, long end)
    {
        var at = start;
        while ((at = FindHeader(file, at, end)) >= 0)
        {
            var (entry, dataStart) = Parse(file, at, end);
            if (entry is not null)
            {
                yield return entry;
            }

            at = entry is { CompressedSize: { } size } && dataStart + size <= end ? dataStart + size : Math.Max(dataStart, at + 4);
        }
    }

    private static (ZipEntry? Entry, long DataStart) Parse(Stream file, long at, long end)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        file.Position = at;
        file.ReadExactly(header);
        int flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]),
            method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]),
            extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var dataStart = at + HeaderSize + nameLength + extraLength;
        if (nameLength is 0 or > 4096 || header[4] > 63 || dataStart > end)
        {
            return (null, at);
        }

        var rest = new byte[nameLength + extraLength];
        file.ReadExactly(rest);
        var name = ZipNames.Decode(
            rest.AsSpan(0, nameLength),
            flags,
            rest.AsSpan(nameLength),
            ZipNames.Choose(ZipNames.IsDeclared(rest.AsSpan(0, nameLength), flags, rest.AsSpan(nameLength)) ? [] : [rest[..nameLength]])
        );
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(header[14..]),
            compressed = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]),
            size = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]);
        var isKnown = (flags & DescriptorFlag) == 0 && compressed != uint.MaxValue;
        return (new ZipEntry(name, flags, method, isKnown ? crc : null, isKnown ? compressed : null, isKnown ? size : null, at), dataStart);
    }

    /// <summary>Where the next header is that has room for one, or -1.</summary>
    private static long FindHeader(Stream file, long from, long end)
    {
        var window = new byte[64 * 1024];
        while (from + HeaderSize <= end)
        {
            file.Position = from;
            var got = file.ReadAtLeast(window.AsSpan(0, (int)Math.Min(window.Length, end - from)), HeaderSize, throwOnEndOfStream: false);
            var at = window.AsSpan(0, got).IndexOf("PK\u0003\u0004"u8);
            if (at >= 0)
            {
                return from + at + HeaderSize <= end ? from + at : -1;
            }

            if (got < HeaderSize)
            {
                return -1;
            }

            from += got - 3;
        }

        return -1;
    }
}

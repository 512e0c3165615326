using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>
/// The directory at a zip archive's end, read an entry at a time: what the directory holds is never in memory as a whole, since a hostile
/// one may have
/// many millions of entries where its own count says ten.
/// </summary>
internal sealed class ZipDirectory
{
    private const int EndSize = 22;
    private const int EntrySize = 46;
    private readonly Stream _file;
    private readonly long _start;
    private readonly long _offset;
    private readonly long _end;

    private Encoding? _undeclared;

    private ZipDirectory(Stream file, long start, long offset, long end)
    {
        (_file, _start, _offset, _end) = (file, start, offset, end);
    }

    /// <summary>
    /// Finds the directory of the archive between <paramref name="start"/> and <paramref name="end"/>; null where it is not there or cannot
    /// be right.
    /// </summary>
    public static ZipDirectory? Find(Stream file, long start, long end)
    {
        var tail = new byte[Math.Min(end - start, EndSize + ushort.MaxValue)];
        var tailStart = end - tail.Length;
        ReadAt(file, tailStart, tail);
        for (var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail.AsSpan(0, at).LastIndexOf("PK\u0005\u0006"u8))
        {
            if (at + EndSize <= tail.Length && Locate(file, start, tailStart + at, tail.AsSpan(at, EndSize)) is { } directory)
            {
                return directory;
            }
        }

        return null;
    }

    /// <summary>The entries in the directory's order. The stream may be moved between them.</summary>
    /// <exception cref="InvalidDataException">The directory breaks off or holds something else.</exception>
    public IEnumerable<ZipEntry> Entries()
    {
        foreach (var (entry, nameLength, extraLength) in Raw())
        {
            yield return Parse(entry.Span, nameLength, extraLength);
        }
    }

    /// <summary>The entries as they stand, good until the next.</summary>
    private IEnumerable<(ReadOnlyMemory<byte> Entry, int NameLength, int ExtraLength)> Raw()
    {
        var window = new DirectoryWindow(_file, _offset, _end);
        while (window.Peek(EntrySize) is { Length: EntrySize } fixedPart)
        {
            if (!fixedPart.Span.StartsWith("PK\u0001\u0002"u8))
            {
                throw new InvalidDataException("The zip directory holds something that is not an entry.");
            }

            var span = fixedPart.Span;
            int nameLength = Word(span, 28),
                extraLength = Word(span, 30),
                commentLength = Word(span, 32);
            var whole = window.Peek(EntrySize + nameLength + extraLength);
            if (whole.Length < EntrySize + nameLength + extraLength)
            {
                throw new InvalidDataException("The zip directory breaks off.");
            }

            yield return (whole, nameLength, extraLength);
            window.Advance(EntrySize + nameLength + extraLength + commentLength);
        }
    }

    private IEnumerable<byte[]> UndeclaredNames()
    {
        foreach (var (entry, nameLength, extraLength) in Raw())
        {
            var span = entry.Span;
            var name = span.Slice(EntrySize, nameLength);
            if (!ZipNames.IsDeclared(name, Word(span, 8), span.Slice(EntrySize + nameLength, extraLength)))
            {
                yield return name.ToArray();
            }
        }
    }

    private ZipEntry Parse(ReadOnlySpan<byte> entry, int nameLength, int extraLength)
    {
        var extra = entry.Slice(EntrySize + nameLength, extraLength);
        var flags = Word(entry, 8);
        var name = ZipNames.Decode(entry.Slice(EntrySize, nameLength), flags, extra, _undeclared ??= ZipNames.Choose(UndeclaredNames()));

        // Sizes of all ones stand in the zip64 field instead, in this order.
        var wide = ZipNames.FindExtra(extra, 1);
        var size = Wide(DoubleWord(entry, 24), ref wide);
        var compressed = Wide(DoubleWord(entry, 20), ref wide);
        var offset = Wide(DoubleWord(entry, 42), ref wide);
        return new ZipEntry(name, flags, Word(entry, 10), DoubleWord(entry, 16), compressed, size, _start + offset);
    }

    private static ZipDirectory? Locate(Stream file, long start, long endRecord, ReadOnlySpan<byte> record)
    {
        long size = DoubleWord(record, 12),
            offset = DoubleWord(record, 16);
        var directoryEnd = endRecord;
        Span<byte> locator = stackalloc byte[20];
        if (endRecord - start >= locator.Length)
        {
            ReadAt(file, endRecord - locator.Length, locator);
            if (locator.StartsWith("PK\u0006\u0007"u8))
            {
                Span<byte> wide = stackalloc byte[56];
                var wideAt = start + (long)BinaryPrimitives.ReadUInt64LittleEndian(locator[8..]);
                if (wideAt < start || wideAt > endRecord - wide.Length)
                {
                    return null;
                }

                ReadAt(file, wideAt, wide);
                size = (long)BinaryPrimitives.ReadUInt64LittleEndian(wide[40..]);
                offset = (long)BinaryPrimitives.ReadUInt64LittleEndian(wide[48..]);
                directoryEnd = wideAt;
            }
        }

        // Offsets count from the archive's own start, before which a program that unpacks it may stand.
        var at = directoryEnd - size;
        var archiveStart = at - offset;
        return size < 0 || offset < 0 || at < start || archiveStart < start ? null : new ZipDirectory(file, archiveStart, at, directoryEnd);
    }

    private static long Wide(uint narrow, ref ReadOnlySpan<byte> wide)
    {
        if (narrow != uint.MaxValue || wide.Length < 8)
        {
            return narrow;
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
        return value >= 0 ? value : throw new InvalidDataException("A size in the zip directory is out of range.");
    }

    private static void ReadAt(Stream file, long position, Span<byte> bytes)
    {
        file.Position = position;
        file.ReadExactly(bytes);
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint DoubleWord(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}

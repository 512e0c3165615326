using System.Buffers.Binary;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A zip archive in a stream that can seek.</summary>
internal sealed class ZipFile
{
    private readonly Stream _file;
    private readonly long _start;
    private readonly long _end;
    private readonly ZipDirectory? _directory;

    public ZipFile(Stream file, long start)
    {
        (_file, _start, _end) = (file, start, file.Length);
        _directory = ZipDirectory.Find(file, start, _end);
    }

    /// <summary>False where the directory at the end is missing, as in a file that breaks off.</summary>
    public bool HasDirectory => _directory is not null;

    public long Length => _end - _start;

    public IEnumerable<ZipEntry> Entries() => _directory?.Entries() ?? ZipSalvage.Entries(_file, _start, _end);

    /// <summary>A member's data, still packed.</summary>
    /// <exception cref="InvalidDataException">There is no member where the directory says.</exception>
    public FileSlice Slice(ZipEntry entry)
    {
        Span<byte> header = stackalloc byte[30];
        if (entry.HeaderOffset < _start || entry.HeaderOffset > _end - header.Length)
        {
            throw new EndOfStreamException("A zip member lies past the end of the archive.");
        }

        _file.Position = entry.HeaderOffset;
        _file.ReadExactly(header);
        if (!header.StartsWith("PK\u0003\u0004"u8))
        {
            throw new InvalidDataException("There is no zip member where the directory says.");
        }

        var start =
            entry.HeaderOffset
            + header.Length
            + BinaryPrimitives.ReadUInt16LittleEndian(header[26..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var end = entry.CompressedSize is { } size && size <= _end - start ? start + size : _end;
        return new FileSlice(_file, start, end);
    }
}

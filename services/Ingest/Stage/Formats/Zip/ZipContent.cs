using System.IO.Compression;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A member's content, checked against its size and CRC-32 where they are known.</summary>
internal sealed class ZipContent(ZipFile zip, ZipEntry entry) : ForwardStream
{
    public const int Stored = 0;
    public const int Deflated = 8;

    private FileSlice? _slice;
    private Stream? _content;
    private uint _crc = Crc32.Start;
    private long _out;
    private bool _ended;

    /// <summary>How many compressed bytes have been read.</summary>
    public long BytesIn => _slice?.Taken ?? 0;

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        _slice ??= zip.Slice(entry);
        _content ??= entry.Method == Stored ? _slice : new DeflateStream(_slice, CompressionMode.Decompress);
        var got = _content.Read(buffer);
        if (got > 0)
        {
            _crc = Crc32.Update(_crc, buffer[..got]);
            _out += got;
            return entry.Size is { } size && _out > size
                ? throw new InvalidDataException("A zip member is longer than its size says.")
                : got;
        }

        _ended = true;
        if (_out < entry.Size || (entry.Size is null && entry.Method == Deflated && _slice.WasAskedPastEnd))
        {
            throw new EndOfStreamException("A zip member ends before the size that its header gives.");
        }

        return entry.Crc is { } crc && crc != Crc32.Finish(_crc) ? throw new InvalidDataException("A zip member's checksum is wrong.") : 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content?.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System.Buffers.Text;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Warc;

/// <summary>A reply's body without HTTP's chunk sizes (RFC 9112).</summary>
internal sealed class ChunkedStream(ByteSource source) : ForwardStream
{
    private long _left;
    private bool _begun;
    private bool _ended;

    /// <summary>True where the bytes open with a chunk's size: some crawlers keep the header and not the chunks.</summary>
    public static bool LooksChunked(ReadOnlySpan<byte> start) => Size(start, out _, out _);

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 && !_ended && !buffer.IsEmpty)
        {
            NextChunk();
        }

        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        var got = source.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= got;
        return got > 0 ? got : throw new EndOfStreamException("A chunk breaks off.");
    }

    private void NextChunk()
    {
        if (_begun)
        {
            Skip(source.Peek(2).StartsWith("\r\n"u8) ? 2 : 1);
        }

        _begun = true;
        if (!Size(source.Peek(1024), out _left, out var length))
        {
            throw new InvalidDataException("A chunk's size is not a number.");
        }

        Skip(length);
        _ended = _left == 0;
    }

    private static bool Size(ReadOnlySpan<byte> line, out long size, out int length)
    {
        length = line.IndexOf((byte)'\n') + 1;
        size = 0;
        return length > 0
            && Utf8Parser.TryParse(line[..length], out size, out var used, 'x')
            && used > 0
            && size >= 0
            && line[used] is (byte)'\r' or (byte)'\n' or (byte)';' or (byte)' ';
    }

    private void Skip(int count)
    {
        Span<byte> waste = stackalloc byte[64];
        while (count > 0 && source.Read(waste[..Math.Min(count, waste.Length)]) is > 0 and var got)
        {
            count -= got;
        }
    }
}

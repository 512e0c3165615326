namespace Pipeline.Ingest.Reading;

/// <summary>The dropped file's stream, which tells trouble around the file (a disk or share that fails) from an answer about it.</summary>
internal sealed class WatchedStream(Stream inner) : Stream
{
    /// <summary>True where the file's own stream threw: a fault, which is to leave the stage as it came.</summary>
    public bool Faulted { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch
        {
            Faulted = true;
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override bool CanRead => true;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

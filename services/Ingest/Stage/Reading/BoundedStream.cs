namespace Pipeline.Ingest.Reading;

/// <summary>The next so many bytes of a stream that is read forward, all of which have to be there.</summary>
internal sealed class BoundedStream(Stream source, long length) : ForwardStream
{
    public long Left { get; private set; } = length;

    public override long Length { get; } = length;

    public override int Read(Span<byte> buffer)
    {
        if (Left == 0 || buffer.IsEmpty)
        {
            return 0;
        }

        var got = source.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
        Left -= got;
        return got > 0 ? got : throw new EndOfStreamException("The content ends before the size that its header gives.");
    }

    /// <summary>Reads past what nobody has taken.</summary>
    public void Skip()
    {
        Span<byte> waste = stackalloc byte[4096];
        while (Left > 0 && Read(waste) > 0) { }
    }
}

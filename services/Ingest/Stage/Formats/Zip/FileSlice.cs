using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A part of a file, which keeps its own place in it.</summary>
internal sealed class FileSlice(Stream file, long start, long end) : ForwardStream
{
    public long Taken { get; private set; }

    /// <summary>True where a reader wanted more than there is.</summary>
    public bool WasAskedPastEnd { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var left = end - start - Taken;
        if (left <= 0)
        {
            WasAskedPastEnd |= !buffer.IsEmpty;
            return 0;
        }

        file.Position = start + Taken;
        var got = file.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        Taken += got;
        WasAskedPastEnd |= got == 0 && !buffer.IsEmpty;
        return got;
    }
}

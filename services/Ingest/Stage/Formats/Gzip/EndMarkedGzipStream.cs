using System.IO.Compression;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Gzip;

/// <summary>
/// Gives a decompressor the file and after it one gzip member more. <see cref="GZipStream"/> ends in silence where its input breaks off;
/// but if the file
/// is whole, it goes on to the added member and gives its content, and nothing else does.
/// </summary>
internal sealed class EndMarkedGzipStream(Stream file) : ForwardStream
{
    private static readonly byte[] EndMember = Compress(EndMark);
    private int _given;

    public static ReadOnlySpan<byte> EndMark => "end of gzip"u8;

    /// <summary>
    /// True from when the file is used up: what comes out of the decompressor now is the end mark, or comes of a file that breaks off.
    /// </summary>
    public bool IsPastFile { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var got = IsPastFile || buffer.IsEmpty ? 0 : file.Read(buffer);
        if (got > 0 || buffer.IsEmpty)
        {
            return got;
        }

        IsPastFile = true;
        got = Math.Min(buffer.Length, EndMember.Length - _given);
        EndMember.AsSpan(_given, got).CopyTo(buffer);
        _given += got;
        return got;
    }

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}

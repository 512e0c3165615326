using System.IO.Compression;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Gzip;

/// <summary>The content of a gzip file, of one member or many, which says so where the file breaks off.</summary>
internal sealed class GunzipStream : ForwardStream
{
    private readonly EndMarkedGzipStream _feed;
    private readonly GZipStream _gzip;
    private bool _ended;

    public GunzipStream(Stream file)
    {
        _feed = new EndMarkedGzipStream(file);
        _gzip = new GZipStream(_feed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        int got;
        try
        {
            got = _gzip.Read(buffer);
        }
        catch (InvalidDataException) when (_feed.IsPastFile)
        {
            throw BreaksOff();
        }

        _ended = got == 0 || _feed.IsPastFile;
        if (!_feed.IsPastFile)
        {
            return got;
        }

        return got > 0 && EndMarkedGzipStream.EndMark.StartsWith(buffer[..got]) ? 0 : throw BreaksOff();
    }

    private static EndOfStreamException BreaksOff() => new("The gzip data ends before its end mark.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }
}

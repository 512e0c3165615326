namespace Pipeline.Ingest.Reading;

/// <summary>What comes out of a decompressor, counted against the file's budget and against what went in.</summary>
internal sealed class ExpandingStream(Stream decompressor, Func<long> bytesIn, Budget budget) : ForwardStream
{
    private long _out;

    public override int Read(Span<byte> buffer)
    {
        var got = decompressor.Read(buffer);
        _out += got;
        budget.Expand(got);
        budget.CheckRatio(_out, bytesIn());
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decompressor.Dispose();
        }

        base.Dispose(disposing);
    }
}

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A part of a stream read through a window of its own, so that others may move the stream meanwhile.</summary>
internal sealed class DirectoryWindow(Stream file, long position, long end)
{
    // An entry has at most 46 bytes and two fields of 64 KiB.
    private readonly byte[] _window = new byte[256 * 1024];
    private int _start;
    private int _filled;
    private long _next = position;

    /// <summary>The next <paramref name="count"/> bytes, or as many as there are.</summary>
    public ReadOnlyMemory<byte> Peek(int count)
    {
        if (_filled - _start < count)
        {
            _window.AsSpan(_start, _filled - _start).CopyTo(_window);
            (_start, _filled) = (0, _filled - _start);
            file.Position = _next;
            var want = (int)Math.Min(_window.Length - _filled, end - _next);
            var got = want > 0 ? file.ReadAtLeast(_window.AsSpan(_filled, want), want, throwOnEndOfStream: false) : 0;
            _filled += got;
            _next += got;
        }

        return _window.AsMemory(_start, Math.Min(count, _filled - _start));
    }

    public void Advance(int count)
    {
        if (Peek(count).Length < count)
        {
            _start = _filled;
            return;
        }

        _start += count;
    }
}

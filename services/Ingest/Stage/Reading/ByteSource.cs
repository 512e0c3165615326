using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;

namespace Pipeline.Ingest.Reading;

/// <summary>A file's or member's bytes: read once, forward, with a look ahead, and hashed as they go by.</summary>
internal sealed class ByteSource : ForwardStream
{
    /// <summary>How far a format may look: past the 32 KiB of comments and scripts with which some pages open.</summary>
    public const int LookAhead = 64 * 1024;

    private readonly Stream _inner;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _ahead = [];
    private int _aheadStart;
    private int _aheadEnd;
    private bool _ended;
    private ExceptionDispatchInfo? _broken;
    private long _read;

    public ByteSource(Stream inner, long? declaredLength = null)
    {
        _inner = inner;
        DeclaredLength = declaredLength;
    }

    /// <summary>How long the source says it is: the file's length, the size in a member's header. Not to be trusted.</summary>
    public long? DeclaredLength { get; }

    /// <summary>Up to <paramref name="count"/> bytes from here on, without taking them.</summary>
    public ReadOnlySpan<byte> Peek(int count = LookAhead) => PeekMemory(count).Span;

    /// <summary>The same, good until the source is read on.</summary>
    public ReadOnlyMemory<byte> PeekMemory(int count = LookAhead)
    {
        count = Math.Min(count, LookAhead);
        if (_aheadEnd - _aheadStart < count && !_ended)
        {
            if (_ahead.Length == 0)
            {
                _ahead = ArrayPool<byte>.Shared.Rent(LookAhead);
            }

            _ahead.AsSpan(_aheadStart, _aheadEnd - _aheadStart).CopyTo(_ahead);
            (_aheadStart, _aheadEnd) = (0, _aheadEnd - _aheadStart);
            while (_aheadEnd < count && !_ended && _broken is null)
            {
                try
                {
                    var got = _inner.Read(_ahead.AsSpan(_aheadEnd, LookAhead - _aheadEnd));
                    _aheadEnd += got;
                    _ended = got == 0;
                }
                catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
                {
                    // What came before the break is good, and is told of when it is used up.
                    _broken = ExceptionDispatchInfo.Capture(e);
                }
            }

            if (_aheadEnd == _aheadStart)
            {
                _broken?.Throw();
            }
        }

        return _ahead.AsMemory(_aheadStart, Math.Min(count, _aheadEnd - _aheadStart));
    }

    /// <summary>True where the look ahead has reached the end.</summary>
    public bool IsWhollyAhead => _ended;

    /// <summary>SHA-256 of what has been read, in lower-case hex.</summary>
    public string Id() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override int Read(Span<byte> buffer)
    {
        int got;
        if (_aheadEnd > _aheadStart)
        {
            got = Math.Min(buffer.Length, _aheadEnd - _aheadStart);
            _ahead.AsSpan(_aheadStart, got).CopyTo(buffer);
            _aheadStart += got;
        }
        else
        {
            _broken?.Throw();
            got = _inner.Read(buffer);
        }

        _hash.AppendData(buffer[..got]);
        _read += got;
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            if (_ahead.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_ahead);
                (_ahead, _aheadStart, _aheadEnd) = ([], 0, 0);
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>How many bytes have been taken.</summary>
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }
}

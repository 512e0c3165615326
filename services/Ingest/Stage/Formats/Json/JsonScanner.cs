using System.Text;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>
/// Finds where JSON values begin and end in a stream, holding one value at a time. Whether a value is good JSON is for a parser to say.
/// </summary>
internal sealed class JsonScanner(Stream stream, long maxValue)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public enum Extent
    {
        Whole,
        TooLarge,
        Cut,
    }

    /// <summary>The next byte that is not white space, comma, colon, record separator or mark; -1 at the end.</summary>
    public int Next()
    {
        while (true)
        {
            while (_start < _end)
            {
                if (
                    _buffer[_start]
                    is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)':' or 0x1E or 0xEF or 0xBB or 0xBF)
                )
                {
                    return _buffer[_start];
                }

                _start++;
            }

            if (!Fill())
            {
                return -1;
            }
        }
    }

    public void Skip() => _start++;

    /// <summary>
    /// Finds the end of the value that begins here. Where it is whole, <see cref="Take"/> it; where too large, enter it or <see
    /// cref="SkipValue"/>.
    /// </summary>
    public Extent Measure(out int length)
    {
        var state = new ValueState();
        var at = 0;
        while (true)
        {
            if (state.Advance(_buffer.AsSpan(_start + at, _end - _start - at), out var used))
            {
                length = at + used;
                return length > maxValue ? Extent.TooLarge : Extent.Whole;
            }

            at = _end - _start;
            length = at;
            if (at > maxValue)
            {
                return Extent.TooLarge;
            }

            if (!Fill())
            {
                return state.MayEndHere ? Extent.Whole : Extent.Cut;
            }
        }
    }

    /// <summary>The next bytes, as far as they are there.</summary>
    public ReadOnlySpan<byte> Peek(int length) => _buffer.AsSpan(_start, Math.Min(length, _end - _start));

    /// <summary>The next bytes. They hold until the next call.</summary>
    public ReadOnlyMemory<byte> Take(int length)
    {
        var taken = _buffer.AsMemory(_start, length);
        _start += length;
        return taken;
    }

    /// <summary>The next string and what it says; null where there is none.</summary>
    public string? TakeName()
    {
        if (Next() != '"' || Measure(out var length) != Extent.Whole)
        {
            return null;
        }

        return Encoding.UTF8.GetString(Take(length).Span[1..^1]);
    }

    /// <summary>Reads past a value of any length. False where it is cut off.</summary>
    public bool SkipValue()
    {
        var state = new ValueState();
        while (true)
        {
            if (state.Advance(_buffer.AsSpan(_start, _end - _start), out var used))
            {
                _start += used;
                return true;
            }

            _start = _end;
            if (!Fill())
            {
                return state.MayEndHere;
            }
        }
    }

    /// <summary>The next line's length up to its end; <see cref="Extent.Cut"/> where there is no more.</summary>
    public Extent MeasureLine(out int length)
    {
        var at = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + at, _end - _start - at).IndexOf((byte)'\n');
            length = found >= 0 ? at + found + 1 : _end - _start;
            if (length > maxValue)
            {
                return Extent.TooLarge;
            }

            at = _end - _start;
            if (found >= 0 || !Fill())
            {
                return length == 0 ? Extent.Cut : Extent.Whole;
            }
        }
    }

    public void SkipLine()
    {
        do
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                _start += found + 1;
                return;
            }

            _start = _end;
        } while (Fill());
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, maxValue + (128 * 1024)));
        }

        var got = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += got;
        return got > 0;
    }
}

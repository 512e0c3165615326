namespace Pipeline.Ingest.Formats.Json;

/// <summary>How far into a JSON value a scan is: brackets open, inside a string or not.</summary>
internal struct ValueState
{
    private int _depth;
    private bool _inString;
    private bool _escaped;
    private bool _isScalar;

    /// <summary>True where the end of the input may end the value: a number or word at the top.</summary>
    public readonly bool MayEndHere => _isScalar;

    /// <summary>Goes on over <paramref name="bytes"/>. True where the value ends in them, after <paramref name="used"/> of them.</summary>
    public bool Advance(ReadOnlySpan<byte> bytes, out int used)
    {
        for (used = 0; used < bytes.Length; )
        {
            if (_inString)
            {
                if (_escaped)
                {
                    _escaped = false;
                    used++;
                    continue;
                }

                var at = bytes[used..].IndexOfAny((byte)'"', (byte)'\\');
                if (at < 0)
                {
                    used = bytes.Length;
                    return false;
                }

                used += at + 1;
                _escaped = bytes[used - 1] == '\\';
                _inString = _escaped;
                if (!_inString && _depth == 0)
                {
                    return true;
                }

                continue;
            }

            var b = bytes[used];
            if (_isScalar && b is (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
            {
                return true;
            }

            used++;
            switch (b)
            {
                case (byte)'"':
                    _inString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--_depth <= 0)
                    {
                        return true;
                    }

                    break;
                default:
                    _isScalar |= _depth == 0;
                    break;
            }
        }

        return false;
    }
}

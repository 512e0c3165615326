using System.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Reads a start tag's attributes and writes on those that <see cref="SlimAttributeTable"/> keeps, each once and none of great length.
/// </summary>
internal struct AttributeScanner(string source, StringBuilder output)
{
    public const int MaxLength = 8_192;

    private int _position;
    private bool _noDoubleQuoteAhead;
    private bool _noSingleQuoteAhead;

    /// <summary>Reads attributes up to the tag's end and writes the useful ones. True where the tag closes itself.</summary>
    public bool Read(int from, ref SlimAttributes seen, out int end)
    {
        _position = from;
        var closesItself = ToEnd(ref seen);
        end = _position;
        return closesItself;
    }

    private bool ToEnd(ref SlimAttributes seen)
    {
        while (_position < source.Length)
        {
            var c = source[_position];
            if (c == '>')
            {
                _position++;
                return _position >= 2 && source[_position - 2] == '/';
            }

            if (char.IsWhiteSpace(c) || c == '/')
            {
                _position++;
                continue;
            }

            Attribute(ref seen);
        }

        return false;
    }

    private void Attribute(ref SlimAttributes seen)
    {
        var nameStart = _position;
        _position++;
        while (_position < source.Length && source[_position] is not ('=' or '>' or '/') && !char.IsWhiteSpace(source[_position]))
        {
            _position++;
        }

        var name = source.AsSpan(nameStart, _position - nameStart);
        var afterName = _position;
        while (_position < source.Length && char.IsWhiteSpace(source[_position]))
        {
            _position++;
        }

        if (_position >= source.Length || source[_position] != '=')
        {
            _position = afterName;
            Write(name, default, ref seen);
            return;
        }

        _position++;
        while (_position < source.Length && char.IsWhiteSpace(source[_position]))
        {
            _position++;
        }

        Write(name, Value(), ref seen);
    }

    private ReadOnlySpan<char> Value()
    {
        if (_position >= source.Length)
        {
            return default;
        }

        var quote = source[_position];
        if (quote is '"' or '\'')
        {
            var known = quote == '"' ? _noDoubleQuoteAhead : _noSingleQuoteAhead;
            var end = known ? -1 : source.IndexOf(quote, _position + 1);
            if (end >= 0)
            {
                var value = source.AsSpan(_position + 1, end - _position - 1);
                _position = end + 1;
                return value;
            }

            // Searched once: a page of opening quotes must not be searched to its end from each.
            if (quote == '"')
            {
                _noDoubleQuoteAhead = true;
            }
            else
            {
                _noSingleQuoteAhead = true;
            }

            _position++;
        }

        var start = _position;
        while (_position < source.Length && source[_position] != '>' && !char.IsWhiteSpace(source[_position]))
        {
            _position++;
        }

        return source.AsSpan(start, _position - start);
    }

    private readonly void Write(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ref SlimAttributes seen)
    {
        var attribute = SlimAttributeTable.Of(name);
        if (attribute == SlimAttributes.None || (seen & attribute) != 0 || value.Length > MaxLength)
        {
            return;
        }

        if (attribute == SlimAttributes.Type)
        {
            seen |= SlimAttributeTable.IsJsonLd(value) ? SlimAttributes.JsonLd : SlimAttributes.None;
            return;
        }

        if (attribute == SlimAttributes.Style && !SlimAttributeTable.Hides(value))
        {
            return;
        }

        var quote = value.Contains('"') ? '\'' : '"';
        if (quote == '\'' && value.Contains('\''))
        {
            return;
        }

        seen |= attribute;
        output.Append(' ').Append(name).Append('=').Append(quote).Append(value).Append(quote);
    }
}

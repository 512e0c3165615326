using System.Text;

namespace Pipeline.Normalise.Html;

/// <summary>Reads a start tag's attributes and writes on those that <see cref="SlimAttributeTable"/> keeps, each once and none of great length.</summary>
internal struct AttributeScanner(string source, StringBuilder output)
{
    public const int MaxLength = 8_192;

    private int position;
    private bool noDoubleQuoteAhead;
    private bool noSingleQuoteAhead;

    /// <summary>Reads attributes up to the tag's end and writes the useful ones. True where the tag closes itself.</summary>
    public bool Read(int from, ref SlimAttributes seen, out int end)
    {
        position = from;
        var closesItself = ToEnd(ref seen);
        end = position;
        return closesItself;
    }

    private bool ToEnd(ref SlimAttributes seen)
    {
        while (position < source.Length)
        {
            var c = source[position];
            if (c == '>')
            {
                position++;
                return position >= 2 && source[position - 2] == '/';
            }

            if (char.IsWhiteSpace(c) || c == '/')
            {
                position++;
                continue;
            }

            Attribute(ref seen);
        }

        return false;
    }

    private void Attribute(ref SlimAttributes seen)
    {
        var nameStart = position;
        position++;
        while (position < source.Length && source[position] is not ('=' or '>' or '/') && !char.IsWhiteSpace(source[position]))
        {
            position++;
        }

        var name = source.AsSpan(nameStart, position - nameStart);
        var afterName = position;
        while (position < source.Length && char.IsWhiteSpace(source[position]))
        {
            position++;
        }

        if (position >= source.Length || source[position] != '=')
        {
            position = afterName;
            Write(name, default, ref seen);
            return;
        }

        position++;
        while (position < source.Length && char.IsWhiteSpace(source[position]))
        {
            position++;
        }

        Write(name, Value(), ref seen);
    }

    private ReadOnlySpan<char> Value()
    {
        if (position >= source.Length)
        {
            return default;
        }

        var quote = source[position];
        if (quote is '"' or '\'')
        {
            var known = quote == '"' ? noDoubleQuoteAhead : noSingleQuoteAhead;
            var end = known ? -1 : source.IndexOf(quote, position + 1);
            if (end >= 0)
            {
                var value = source.AsSpan(position + 1, end - position - 1);
                position = end + 1;
                return value;
            }

            // Searched once: a page of opening quotes must not be searched to its end from each.
            if (quote == '"')
            {
                noDoubleQuoteAhead = true;
            }
            else
            {
                noSingleQuoteAhead = true;
            }

            position++;
        }

        var start = position;
        while (position < source.Length && source[position] != '>' && !char.IsWhiteSpace(source[position]))
        {
            position++;
        }

        return source.AsSpan(start, position - start);
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

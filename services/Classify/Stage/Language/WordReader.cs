namespace Pipeline.Classify.Language;

/// <summary>Goes through the words of one script, folded, leaving out addresses.</summary>
internal ref struct WordReader
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Script _script;
    private int _at;

    public WordReader(ReadOnlySpan<char> text, Script script)
    {
        _text = text;
        _script = script;
    }

    /// <param name="buffer">Where the word is put; what does not fit is left out.</param>
    /// <returns>The word's length; 0 at the text's end.</returns>
    public int Next(scoped Span<char> buffer)
    {
        while (_at < _text.Length)
        {
            if (Letters.ScriptOf(_text[_at]) != _script)
            {
                _at++;
                continue;
            }

            var length = 0;
            var start = _at;
            while (_at < _text.Length && Letters.ScriptOf(_text[_at]) == _script)
            {
                if (length < buffer.Length)
                {
                    buffer[length++] = Letters.Fold(_text[_at]);
                }

                _at++;
            }

            if (!IsAddress(start))
            {
                return length;
            }

            while (_at < _text.Length && _text[_at] > ' ')
            {
                _at++;
            }
        }

        return 0;
    }

    /// <summary>Web and mail addresses, handles and hashtags have words of no language, or of another.</summary>
    private readonly bool IsAddress(int start)
    {
        if (_at < _text.Length && (_text[_at] == '@' || _text[_at..].StartsWith("://", StringComparison.Ordinal)))
        {
            return true;
        }

        return (start > 0 && _text[start - 1] is '@' or '#') || (_text[start.._at] is "www" && _at < _text.Length && _text[_at] == '.');
    }
}

namespace Pipeline.Text;

/// <summary>
/// Goes through a text's words: runs of letters, digits and marks, with the apostrophes, hyphens and stops that stand inside a word
/// (<c>Syria’s</c>, <c>al-Sham</c>, <c>U.N.</c>, <c>3.5</c>). A run of a script without spaces is one word here: it is for the caller to
/// divide it.
/// </summary>
public ref struct WordEnumerator(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public Word Current { get; private set; }

    public readonly WordEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_at < _text.Length && !WordUnits.IsWord(_text[_at]))
        {
            _at++;
        }

        if (_at == _text.Length)
        {
            return false;
        }

        var start = _at;
        var isSpaceless = WordUnits.IsSpaceless(_text[_at]);
        while (_at < _text.Length && Continues(isSpaceless))
        {
            _at++;
        }

        // The last stop of U.N. is the abbreviation's, not the sentence's.
        if (_at < _text.Length && _text[_at] == '.' && _at - start >= 3 && _text[_at - 2] == '.' && char.IsUpper(_text[_at - 1]))
        {
            _at++;
        }

        Current = new Word(start, _at - start);
        return true;
    }

    private readonly bool Continues(bool isSpaceless)
    {
        var unit = _text[_at];
        if (WordUnits.IsWord(unit))
        {
            return WordUnits.IsSpaceless(unit) == isSpaceless;
        }

        if (_at + 1 >= _text.Length || !WordUnits.IsWord(_text[_at + 1]))
        {
            return false;
        }

        return unit switch
        {
            '-' or '‐' or '‑' or '\'' or '’' or 'ʼ' or '·' or '״' or '׳' or '\u200C' or '\u00AD' => true,
            '.' => IsInitial() || (char.IsDigit(_text[_at - 1]) && char.IsDigit(_text[_at + 1])),
            ',' => char.IsDigit(_text[_at - 1]) && char.IsDigit(_text[_at + 1]),
            _ => false,
        };
    }

    /// <summary>A stop after a single capital that another capital follows: the first stop of <c>U.N.</c></summary>
    private readonly bool IsInitial() =>
        char.IsUpper(_text[_at - 1]) && char.IsUpper(_text[_at + 1]) && (_at == 1 || !char.IsLetterOrDigit(_text[_at - 2]));
}

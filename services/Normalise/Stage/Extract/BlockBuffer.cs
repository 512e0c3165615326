using System.Globalization;
using System.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>Gathers the inline text of one block, with spaces as a browser would show them, and counts as it goes.</summary>
internal sealed class BlockBuffer
{
    private readonly StringBuilder _text = new();
    private int _letters;
    private int _linkedLetters;
    private int _words;
    private int _stops;
    private bool _inWord;
    private bool _spaceWaits;
    private int _breaks;
    private int _lastLink = -1;

    /// <param name="link">Index of the link around the text, or -1.</param>
    public void Append(string data, int link, bool preformatted)
    {
        var linked = link >= 0;
        _lastLink = linked ? link : _lastLink;
        foreach (var c in data)
        {
            if (preformatted && c is '\n')
            {
                _text.Append('\n');
                _inWord = false;
                continue;
            }

            if (IsSpace(c))
            {
                _spaceWaits = !preformatted;
                _inWord = false;
                if (preformatted)
                {
                    _text.Append(' ');
                }

                continue;
            }

            WriteWaiting();
            _text.Append(c);
            Count(c, linked);
        }
    }

    /// <summary>A mark that closes what stands before it, without a space between.</summary>
    public void AppendMark(char mark)
    {
        if (_text.Length > 0)
        {
            _text.Append(mark);
            _inWord = false;
        }
    }

    /// <summary>A line break. True where it is the second in a row, which readers take for a new paragraph.</summary>
    public bool Break()
    {
        _spaceWaits = false;
        _inWord = false;
        return _text.Length > 0 && ++_breaks >= 2;
    }

    public void Cell()
    {
        _spaceWaits = false;
        _breaks = 0;
        if (_text.Length > 0)
        {
            _text.Append(" | ");
        }

        _inWord = false;
    }

    public PageBlock? Take(int element, BlockKind kind)
    {
        var content = _letters == 0 && _stops == 0 ? string.Empty : _text.ToString().TrimEnd();
        content = kind == BlockKind.Preformatted ? content.Trim('\n') : content.Trim();
        var block =
            content.Length == 0
                ? null
                : new PageBlock
                {
                    Text = content,
                    Element = element,
                    Kind = kind,
                    Letters = _letters,
                    LinkedLetters = _linkedLetters,
                    Link = _linkedLetters > 0 ? _lastLink : -1,
                    Words = _words,
                    Stops = _stops,
                    EndsSentence = EndsSentence(content),
                };
        _text.Clear();
        (_letters, _linkedLetters, _words, _stops, _breaks) = (0, 0, 0, 0, 0);
        _inWord = _spaceWaits = false;
        _lastLink = -1;
        return block;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' || (c > '\u00FF' && char.IsWhiteSpace(c));

    private void WriteWaiting()
    {
        if (_breaks > 0)
        {
            _text.Append('\n');
            _breaks = 0;
            _spaceWaits = false;
        }
        else if (_spaceWaits)
        {
            if (_text.Length > 0)
            {
                _text.Append(' ');
            }

            _spaceWaits = false;
        }
    }

    private void Count(char c, bool linked)
    {
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            _letters++;
            _linkedLetters += linked ? 1 : 0;
            // Scripts without spaces: two signs are about one word.
            var isIdeograph = c is >= '\u2E80' and <= '\u9FFF' or >= '\u0E00' and <= '\u0EFF';
            if (!_inWord || (isIdeograph && (_letters & 1) == 0))
            {
                _words++;
            }

            _inWord = true;
            return;
        }

        _stops += c is '.' or ',' or '!' or '?' or ';' or '\u3002' or '\u3001' or '\uFF0C' or '\u060C' or '\u06D4' or '\u0964' or '\u2026'
            ? 1
            : 0;
        _inWord =
            _inWord
            && (
                c is '\'' or '\u2019' or '-'
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            );
    }

    private static bool EndsSentence(string text)
    {
        var i = text.Length - 1;
        while (i > 0 && text[i] is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']' or '\u00BB' or ' ' or '\u300D')
        {
            i--;
        }

        return text[i] is '.' or '!' or '?' or ':' or '\u2026' or '\u3002' or '\uFF01' or '\uFF1F' or '\u06D4' or '\u0964' or '\u061F';
    }
}

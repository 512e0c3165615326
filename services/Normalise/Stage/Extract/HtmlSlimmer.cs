using System.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Cuts scripts, styles, drawings, comments, formatting and useless attributes away, and bounds depth and count of elements, before the
/// parser sees the page. Two reasons: on real pages more than half of all bytes go, and the parser walks its stack of open elements for
/// many tags, so 100,000 nested elements would cost it minutes (10,000 took 0.9 s, growing with the square).
/// One pass, no recursion, linear in the input whatever it holds.
/// </summary>
internal ref struct HtmlSlimmer
{
    // Browsers stop at 512; no article nests this deep.
    private const int MaxDepth = 256;

    // Real pages have some thousands; past this the parser takes seconds (100,000: 1.5 s, 250 MB).
    private const int MaxElements = 100_000;

    // What stands between table and cell is moved out by the parser, each piece by a search through all moved before.
    private const int MaxMisplacedInTables = 2_000;

    private const int MaxJsonLdScripts = 64;
    private const int MaxJsonLdLength = 4 * 1024 * 1024;
    private const int MaxRunOfLiteralLess = 8;

    private const int KeptCapacity = 1 << 18;

    // A page is some hundred thousand characters: the next on this thread writes where the last one did.
    [ThreadStatic]
    private static StringBuilder? _lastOutput;

    private readonly string _source;
    private readonly StringBuilder _output;
    private readonly List<OpenTag> _open;
    private readonly List<string> _jsonLd;
    private readonly HashSet<string> _styledAway;
    private readonly List<string> _neverClosedAhead;
    private AttributeScanner _attributeScanner;
    private int _position;
    private int _overflow;
    private int _elements;
    private int _misplaced;
    private int _literalLessAt;
    private int _literalLessRun;
    private bool _noCommentEndAhead;
    private bool _isInBody;
    private LinkEnds _linkEnds;

    private HtmlSlimmer(string html)
    {
        _source = html;
        _output = (_lastOutput ?? new StringBuilder(KeptCapacity)).Clear();
        _lastOutput = null;
        _open = new List<OpenTag>(64);
        _jsonLd = [];
        _styledAway = new HashSet<string>(StringComparer.Ordinal);
        _neverClosedAhead = [];
        _attributeScanner = new AttributeScanner(html, _output);
        _literalLessAt = -1;
        _linkEnds = new LinkEnds(html);
    }

    private readonly record struct OpenTag(int Start, int Length, TagKind Kind, Emitted As);

    private enum Emitted
    {
        AsItself,
        AsSpan,
        Nothing,
    }

    public static SlimPage Slim(string html)
    {
        var slimmer = new HtmlSlimmer(html);
        slimmer.Run();
        var slim = new char[slimmer._output.Length];
        slimmer._output.CopyTo(0, slim, slim.Length);
        _lastOutput = slimmer._output.Capacity == KeptCapacity ? slimmer._output : null;
        return new SlimPage(slim, slimmer._jsonLd, slimmer._styledAway);
    }

    private void Run()
    {
        // Without it the parser nests tables in paragraphs, as browsers did for pages of the nineties.
        _output.Append("<!DOCTYPE html>");
        while (_position < _source.Length)
        {
            var less = _source.IndexOf('<', _position);
            if (less < 0)
            {
                less = _source.Length;
            }

            Text(_position, less);
            _position = less;
            if (_position < _source.Length)
            {
                Markup();
            }
        }
    }

    private void Text(int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        var text = _source.AsSpan(from, to - from);
        if (IsMisplaced(TagKind.Inline) && !text.IsWhiteSpace() && ++_misplaced > MaxMisplacedInTables)
        {
            return;
        }

        _output.Append(text);
    }

    private void Markup()
    {
        var next = _position + 1 < _source.Length ? _source[_position + 1] : '\0';
        if (char.IsAsciiLetter(next))
        {
            StartTag();
        }
        else if (next == '/' && _position + 2 < _source.Length && char.IsAsciiLetter(_source[_position + 2]))
        {
            EndTag();
        }
        else if (next == '!' && string.CompareOrdinal(_source, _position, "<!--", 0, 4) == 0)
        {
            Comment();
        }
        else if (next is '!' or '?' or '/')
        {
            var end = _source.IndexOf('>', _position);
            _position = end < 0 ? _source.Length : end + 1;
        }
        else
        {
            _literalLessRun = _literalLessAt == _position - 1 ? _literalLessRun + 1 : 1;
            _literalLessAt = _position;
            if (_literalLessRun <= MaxRunOfLiteralLess)
            {
                _output.Append("&lt;");
            }

            _position++;
        }
    }

    private void Comment()
    {
        var end = _noCommentEndAhead ? -1 : _source.IndexOf("-->", _position + 2, StringComparison.Ordinal);
        if (end >= 0)
        {
            _position = end + 3;
            return;
        }

        // A comment never closed: a browser would hide the rest of the page; a reader is better served by it.
        _noCommentEndAhead = true;
        end = _source.IndexOf('>', _position);
        _position = end < 0 ? _source.Length : end + 1;
    }

    private void EndTag()
    {
        var start = _position + 2;
        var nameEnd = NameEnd(start);
        var name = _source.AsSpan(start, nameEnd - start);
        var close = _source.IndexOf('>', nameEnd);
        _position = close < 0 ? _source.Length : close + 1;
        if (_overflow > 0)
        {
            _overflow--;
            return;
        }

        var kind = TagTable.Of(name);
        if ((kind & TagKind.Void) != 0)
        {
            // Browsers read </br> as a break.
            if ((kind & TagKind.Break) != 0)
            {
                _output.Append("<br>");
            }

            return;
        }

        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var tag = _open[i];
            // Any heading's end tag closes the heading that is open.
            if (
                (kind & tag.Kind & TagKind.Heading) != 0
                || _source.AsSpan(tag.Start, tag.Length).Equals(name, StringComparison.OrdinalIgnoreCase)
            )
            {
                // Formatting closes only itself; an element closes what was left open inside.
                if ((kind & TagKind.Formatting) != 0)
                {
                    _open.RemoveAt(i);
                }
                else
                {
                    _open.RemoveRange(i, _open.Count - i);
                }

                CloseOutput(tag);
                return;
            }

            // A stray end tag does not reach out of its table cell.
            if ((tag.Kind & TagKind.Cell) != 0 && (kind & (TagKind.TablePart | TagKind.Cell)) == 0)
            {
                return;
            }
        }
    }

    private readonly void CloseOutput(OpenTag tag)
    {
        switch (tag.As)
        {
            case Emitted.AsSpan:
                _output.Append("</span>");
                break;
            case Emitted.AsItself:
                _output.Append("</").Append(_source, tag.Start, tag.Length).Append('>');
                break;
        }
    }

    private void StartTag()
    {
        var start = _position + 1;
        var nameEnd = NameEnd(start);
        var name = _source.AsSpan(start, nameEnd - start);
        var kind = TagTable.Of(name);
        var rollback = _output.Length;
        var attributes = SlimAttributes.None;
        var isFormatting = (kind & TagKind.Formatting) != 0;
        _output.Append('<').Append(isFormatting ? "span" : name);
        var selfClosing = _attributeScanner.Read(nameEnd, ref attributes, out _position);
        _isInBody |= (kind & TagKind.Head) == 0 && !name.Equals("html", StringComparison.OrdinalIgnoreCase);

        // In the head it holds styles and counters; the parser would take the rest of the head for text.
        if ((kind & TagKind.Raw) != 0 || (!_isInBody && name.Equals("noscript", StringComparison.OrdinalIgnoreCase)))
        {
            _output.Length = rollback;
            if (!selfClosing || name.Equals("script", StringComparison.OrdinalIgnoreCase))
            {
                RawContent(name, (attributes & SlimAttributes.JsonLd) != 0);
            }

            return;
        }

        _elements++;
        var isVoid = (kind & TagKind.Void) != 0;
        if (_elements > MaxElements || (IsMisplaced(kind) && ++_misplaced > MaxMisplacedInTables))
        {
            _output.Length = rollback;
            _overflow += isVoid ? 0 : 1;
            return;
        }

        if (isVoid)
        {
            _output.Append('>');
            return;
        }

        if (
            (kind & TagKind.SelfNesting) != 0
            && _open.Count > 0
            && _source.AsSpan(_open[^1].Start, _open[^1].Length).Equals(name, StringComparison.OrdinalIgnoreCase)
        )
        {
            _open.RemoveAt(_open.Count - 1);
        }

        if (_open.Count >= MaxDepth || _overflow > 0)
        {
            _output.Length = rollback;
            _overflow++;
            return;
        }

        // Where no address is said, or the end tag is missing, a link is only a mark in the text.
        if ((kind & TagKind.Link) != 0 && ((attributes & SlimAttributes.Href) == 0 || _linkEnds.IsLeftOpen(_position)))
        {
            isFormatting = true;
            kind = TagKind.Formatting;
            _output.Remove(rollback + 1, name.Length).Insert(rollback + 1, "span");
        }

        var emitted = Emitted.AsItself;
        if (isFormatting)
        {
            emitted = attributes == SlimAttributes.None ? Emitted.Nothing : Emitted.AsSpan;
            _output.Length = emitted == Emitted.Nothing ? rollback : _output.Length;
        }

        if (emitted != Emitted.Nothing)
        {
            _output.Append('>');
        }

        _open.Add(new OpenTag(start, nameEnd - start, kind, emitted));
    }

    private readonly bool IsMisplaced(TagKind kind) =>
        _open.Count > 0
        && (_open[^1].Kind & TagKind.TablePart) != 0
        && (kind & (TagKind.TablePart | TagKind.Cell | TagKind.Caption | TagKind.Void)) == 0;

    private void RawContent(ReadOnlySpan<char> name, bool isJsonLd)
    {
        foreach (var known in _neverClosedAhead)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        var from = _position;
        while (true)
        {
            var end = _source.IndexOf("</", from, StringComparison.Ordinal);
            if (end < 0)
            {
                _neverClosedAhead.Add(name.ToString());

                // Never closed: script and style hide all that follows, as in a browser; of the others only the tag goes.
                if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase))
                {
                    _position = _source.Length;
                }

                return;
            }

            if (_source.AsSpan(end + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                Keep(name, isJsonLd, end);
                var close = _source.IndexOf('>', end);
                _position = close < 0 ? _source.Length : close + 1;
                return;
            }

            from = end + 2;
        }
    }

    private readonly void Keep(ReadOnlySpan<char> name, bool isJsonLd, int end)
    {
        if (isJsonLd && _jsonLd.Count < MaxJsonLdScripts && end - _position <= MaxJsonLdLength)
        {
            _jsonLd.Add(_source[_position..end]);
        }
        else if (name.Equals("style", StringComparison.OrdinalIgnoreCase))
        {
            StyleReader.Read(_source.AsSpan(_position, end - _position), _styledAway);
        }
        else if (name.Equals("title", StringComparison.OrdinalIgnoreCase) && end - _position <= AttributeScanner.MaxLength)
        {
            _output.Append("<title>").Append(_source.AsSpan(_position, end - _position)).Append("</title>");
        }
    }

    private readonly int NameEnd(int from)
    {
        var i = from;
        while (i < _source.Length && _source[i] is not ('>' or '/') && !char.IsWhiteSpace(_source[i]))
        {
            i++;
        }

        return i;
    }
}

using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// Cuts a feed into its entries without parsing it as a whole, so that an entry that is not well-formed XML loses only itself, and a feed
/// of any length is read
/// an entry at a time.
/// </summary>
internal sealed class EntrySplitter(TextReader reader, long maxChars)
{
    private const int MaxName = 80;

    private char[] _buffer = new char[32 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The feed before its first entry, up to the root's start tag at least.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Reads up to the first start tag, which is the root's. Empty where there is none.</summary>
    public string ReadRoot()
    {
        var at = FindTag(0, name => true);
        if (at < 0)
        {
            return "";
        }

        var close = Find('>', at);
        return close < 0 ? "" : new string(_buffer, _start + at, close - at + 1);
    }

    /// <summary>The next entry from its start tag to its end tag; null where there is none left.</summary>
    /// <param name="isEntry">Whether an element's name, with its prefix, is that of an entry.</param>
    /// <param name="isWhole">False where the feed ends inside it.</param>
    public string? Next(NameTest isEntry, out bool isWhole)
    {
        isWhole = true;
        var name = "";
        var from = FindTag(
            0,
            found =>
            {
                name = isEntry(found) ? found.ToString() : "";
                return name.Length > 0;
            }
        );
        Head = Head.Length == 0 ? new string(_buffer, _start, from < 0 ? Math.Min(_end - _start, 64 * 1024) : from) : Head;
        if (from < 0)
        {
            return null;
        }

        _start += from;
        var startClose = Find('>', 0);
        var isEmptyElement = startClose > 0 && _buffer[_start + startClose - 1] == '/';
        var end = isEmptyElement
            ? 0
            : FindTag(1, found => (found[0] == '/' && found[1..].SequenceEqual(name)) || found.SequenceEqual(name));
        if (end < 0)
        {
            isWhole = false;
            return Take(_end - _start);
        }

        // Another entry that begins ends one that was not closed.
        if (!isEmptyElement && _buffer[_start + end + 1] != '/')
        {
            return Take(end);
        }

        var close = Find('>', end);
        isWhole = close >= 0;
        return Take(close < 0 ? _end - _start : close + 1);
    }

    private string Take(int length)
    {
        var taken = new string(_buffer, _start, length);
        _start += length;
        return taken;
    }

    public delegate bool NameTest(ReadOnlySpan<char> name);

    /// <summary>
    /// Where the next tag is whose name passes, counted from the start; comments, CDATA and declarations are passed over. -1 where there is
    /// none.
    /// </summary>
    private int FindTag(int from, NameTest test)
    {
        for (var at = Find('<', from); at >= 0; at = Find('<', at))
        {
            // No more than a name's length is looked at: a run of opening brackets must not be read anew for each.
            Has(at + MaxName);
            var tag = Window(at + 1);
            tag = tag[..Math.Min(tag.Length, MaxName)];
            var length = tag.IndexOfAny(" \t\r\n>");
            var name = length < 0 ? tag : tag[..length];
            if (tag.StartsWith("!--"))
            {
                at = After("-->", at + 4);
            }
            else if (tag.StartsWith("![CDATA["))
            {
                at = After("]]>", at + 9);
            }
            else if (tag.StartsWith("!") || tag.StartsWith("?"))
            {
                at++;
            }
            else if (
                !name.IsEmpty
                && (char.IsLetter(name[0]) || name[0] is '_' or '/')
                && name.Length > 1
                && test(name[^1] == '/' ? name[..^1] : name)
            )
            {
                return at;
            }
            else
            {
                at++;
            }

            if (at < 0)
            {
                return -1;
            }
        }

        return -1;
    }

    private int After(string token, int from)
    {
        for (var at = Find(token[0], from); at >= 0; at = Find(token[0], at + 1))
        {
            Has(at + token.Length);
            if (Window(at).StartsWith(token))
            {
                return at + token.Length;
            }
        }

        return -1;
    }

    private int Find(char c, int from)
    {
        while (true)
        {
            if (Has(from))
            {
                var found = Window(from).IndexOf(c);
                if (found >= 0)
                {
                    return from + found;
                }
            }

            from = Math.Max(from, _end - _start);
            if (!Has(from))
            {
                return -1;
            }
        }
    }

    private ReadOnlySpan<char> Window(int from) => _buffer.AsSpan(Math.Min(_start + from, _end), Math.Max(0, _end - _start - from));

    /// <summary>Fills the buffer up to that place, counted from the start; false where the feed ends before.</summary>
    private bool Has(int at)
    {
        while (_start + at >= _end && !_ended)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }

            if (_end == _buffer.Length)
            {
                if (_end > maxChars)
                {
                    throw new RefusedException(
                        RejectionReasons.TooLarge,
                        $"The feed has an entry of more than {Amount.Bytes(maxChars)}, the most an article may have. Entries before it were taken."
                    );
                }

                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var got = reader.Read(_buffer, _end, _buffer.Length - _end);
            _end += got;
            _ended = got == 0;
        }

        return _start + at < _end;
    }
}

using System.Globalization;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Office;

/// <summary>
/// Reads the text and properties of an RTF document (Rich Text Format 1.9.1): control words say what to do with the text between them.
/// </summary>
internal sealed class RichTextReader
{
    private const int MaxDepth = 1000;

    /// <summary>Groups whose text is not the document's. Those that begin with <c>\*</c> are passed over as well.</summary>
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "themedata",
        "datastore",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "fldinst",
        "nonshppict",
        "shp",
        "latentstyles",
    };

    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal) { "title", "author", "subject", "creatim", "revtim" };

    private readonly byte[] _bytes;
    private readonly ParagraphBuilder _text = new();
    private readonly List<byte> _pending = [];
    private readonly Stack<(string? Property, bool IsHidden, int UnicodeSkip)> _groups = new();
    private readonly Dictionary<string, StringBuilder> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _dates = new(StringComparer.Ordinal);
    private Encoding _encoding = TextEncodings.Windows1252;
    private string? _property;
    private bool _isHidden;
    private bool _inTable;
    private int _unicodeSkip = 1;
    private int _skip;
    private int _at;

    private RichTextReader(byte[] bytes) => _bytes = bytes;

    public static IEnumerable<IngestResult> Read(FileReader reader, Item item, DetectedFormat told, byte[] bytes)
    {
        var rtf = new RichTextReader(bytes);
        rtf.ReadAll();
        var text = rtf._text.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException(
                RejectionReasons.NoText,
                "The RTF document has no text. If it holds a picture of one, put it through text recognition (OCR) and drop the result."
            );
        }

        return [reader.Accept(item, told.MediaType, bytes, text, "text/plain", rtf.Hints(item.Hints))];
    }

    private ArticleHints Hints(ArticleHints hints) =>
        hints with
        {
            Title = Property("title") ?? hints.Title,
            Author = Property("author") ?? hints.Author,
            Description = Property("subject") ?? hints.Description,
            Published = Date("creatim") ?? hints.Published,
            Modified = Date("revtim") ?? hints.Modified,
        };

    private string? Property(string name) =>
        _properties.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value.ToString()) ? value.ToString().Trim() : null;

    private DateTimeOffset? Date(string name) =>
        _dates.TryGetValue(name, out var parts)
        && DateTime.TryParse(
            string.Create(CultureInfo.InvariantCulture, $"{parts[0]:0000}-{parts[1]:00}-{parts[2]:00} {parts[3]:00}:{parts[4]:00}"),
            CultureInfo.InvariantCulture,
            out var date
        )
            ? new DateTimeOffset(date, TimeSpan.Zero)
            : null;

    private void ReadAll()
    {
        while (_at < _bytes.Length)
        {
            var b = _bytes[_at++];
            switch (b)
            {
                case (byte)'{':
                    Flush();
                    if (_groups.Count > MaxDepth)
                    {
                        throw new InvalidDataException($"Groups lie more than {MaxDepth} deep.");
                    }

                    _groups.Push((_property, _isHidden, _unicodeSkip));
                    break;
                case (byte)'}':
                    Flush();
                    if (_groups.TryPop(out var outer))
                    {
                        (_property, _isHidden, _unicodeSkip) = outer;
                    }

                    break;
                case (byte)'\\':
                    ReadControl();
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    AddByte(b);
                    break;
            }
        }

        Flush();
        _text.EndParagraph();
    }

    private void ReadControl()
    {
        if (_at >= _bytes.Length)
        {
            return;
        }

        var c = (char)_bytes[_at];
        if (char.IsAsciiLetter(c))
        {
            ReadWord();
            return;
        }

        _at++;
        switch (c)
        {
            case '\''
                when _at + 1 < _bytes.Length
                    && byte.TryParse(
                        Encoding.ASCII.GetString(_bytes, _at, 2),
                        NumberStyles.HexNumber,
                        CultureInfo.InvariantCulture,
                        out var value
                    ):
                _at += 2;
                AddByte(value);
                break;
            case '*':
                _isHidden = true;
                break;
            case '~':
                Add("\u00A0");
                break;
            case '_':
                Add("\u2011");
                break;
            case '\\' or '{' or '}':
                AddByte((byte)c);
                break;
            case '\n' or '\r':
                Control("par", null);
                break;
        }
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < _bytes.Length && char.IsAsciiLetter((char)_bytes[_at]) && _at - start < 32)
        {
            _at++;
        }

        var word = Encoding.ASCII.GetString(_bytes, start, _at - start);
        var numberStart = _at;
        while (
            _at < _bytes.Length
            && (char.IsAsciiDigit((char)_bytes[_at]) || (_bytes[_at] == '-' && _at == numberStart))
            && _at - numberStart < 11
        )
        {
            _at++;
        }

        int? number = int.TryParse(
            Encoding.ASCII.GetString(_bytes, numberStart, _at - numberStart),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var stated
        )
            ? stated
            : null;
        if (_at < _bytes.Length && _bytes[_at] == ' ')
        {
            _at++;
        }

        if (word == "bin")
        {
            _at = (int)Math.Min(_bytes.Length, (long)_at + Math.Max(number ?? 0, 0));
            return;
        }

        Control(word, number);
    }

    private void Control(string word, int? number)
    {
        if (word != "u")
        {
            Flush();
        }

        switch (word)
        {
            case "u":
                Flush();
                Add(((char)(ushort)(number ?? 0xFFFD)).ToString());
                _skip = _unicodeSkip;
                break;
            case "uc":
                _unicodeSkip = Math.Clamp(number ?? 1, 0, 8);
                break;
            case "ansicpg":
                _encoding = number is 65001
                    ? Encoding.UTF8
                    : (number is > 0 ? CodePagesEncodingProvider.Instance.GetEncoding(number.Value) : null) ?? _encoding;
                break;
            case "par" or "sect" or "page" when IsShown:
                _text.EndParagraph();
                break;
            case "line" or "softline":
                Add("\n");
                break;
            case "tab":
                Add("\t");
                break;
            case "trowd" when IsShown && !_inTable:
                _text.BeginTable();
                _inTable = true;
                break;
            case "cell" when IsShown && _inTable:
                _text.EndCell();
                break;
            case "row" when IsShown && _inTable:
                _text.EndRow();
                _text.EndTable();
                _inTable = false;
                break;
            case "yr" or "mo" or "dy" or "hr" or "min" when _property is "creatim" or "revtim":
                AddDatePart(word, number ?? 0);
                break;
            default:
                if (Special(word) is { } special)
                {
                    Add(special);
                }
                else if (Hidden.Contains(word))
                {
                    _isHidden = true;
                }
                else if (Properties.Contains(word))
                {
                    _property = word;
                }
                else if (word == "info")
                {
                    _property = "";
                }

                break;
        }
    }

    private static string? Special(string word) =>
        word switch
        {
            "emdash" => "\u2014",
            "endash" => "\u2013",
            "lquote" => "\u2018",
            "rquote" => "\u2019",
            "ldblquote" => "\u201C",
            "rdblquote" => "\u201D",
            "bullet" => "\u2022",
            "emspace" or "enspace" => " ",
            _ => null,
        };

    private bool IsShown => !_isHidden && _property is null;

    private void AddDatePart(string word, int value)
    {
        if (!_dates.TryGetValue(_property!, out var parts))
        {
            _dates[_property!] = parts = new int[5];
        }

        parts[
            word switch
            {
                "yr" => 0,
                "mo" => 1,
                "dy" => 2,
                "hr" => 3,
                _ => 4,
            }
        ] = value;
    }

    private void AddByte(byte value)
    {
        if (_skip > 0)
        {
            _skip--;
            return;
        }

        _pending.Add(value);
    }

    private void Flush()
    {
        _skip = 0;
        if (_pending.Count > 0)
        {
            var text = _encoding.GetString([.. _pending]);
            _pending.Clear();
            Add(text);
        }
    }

    private void Add(string text)
    {
        if (_isHidden)
        {
            return;
        }

        if (_property is null)
        {
            _text.Append(text);
        }
        else if (_property.Length > 0)
        {
            if (!_properties.TryGetValue(_property, out var value))
            {
                _properties[_property] = value = new StringBuilder();
            }

            value.Append(text);
        }
    }
}

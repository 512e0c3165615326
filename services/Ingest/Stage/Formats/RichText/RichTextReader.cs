using System.Globalization;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.RichText;

/// <summary>
/// Reads the text and properties of an RTF document (Rich Text Format 1.9.1): control words say what to do with the text between them.
/// </summary>
internal sealed class RichTextReader
{
    private const int MaxDepth = 1000;

    /// <summary>
    /// Groups whose text is not the document's. Those that begin with <c>\*</c> are passed over as well, but for text boxes.
    /// </summary>
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
        "shprslt",
        "do",
        "upr",
        "latentstyles",
        "listpicture",
        "filetbl",
        "revtbl",
        "protusertbl",
    };

    /// <summary>Groups that a hidden one holds and that are text all the same: a text box's paragraphs, a title in Unicode.</summary>
    private static readonly Dictionary<string, string[]> ShownInside = new(StringComparer.Ordinal)
    {
        ["shptxt"] = ["shp", "shpinst"],
        ["dptxbxtext"] = ["do"],
        ["ud"] = ["upr"],
    };

    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal) { "title", "author", "subject", "creatim", "revtim" };

    private readonly byte[] _bytes;
    private readonly RichTextFonts _fonts = new();
    private readonly List<string> _boxes = [];
    private readonly List<byte> _pending = [];
    private readonly Stack<Group> _groups = new();
    private readonly Dictionary<string, StringBuilder> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _dates = new(StringComparer.Ordinal);
    private ParagraphBuilder _text = new();
    private Group _group = new() { UnicodeSkip = 1 };
    private bool _beginsGroup;
    private bool _isStarred;
    private bool _inTable;
    private int _skip;
    private int _at;

    private RichTextReader(byte[] bytes) => _bytes = bytes;

    /// <summary>What a group inherits, and what ends with it.</summary>
    private readonly record struct Group
    {
        /// <summary>The property of the document whose text it is; null for the document's own text, empty for other information.</summary>
        public string? Property { get; init; }

        /// <summary>The control word that hides its text; null where the text is shown.</summary>
        public string? HiddenBy { get; init; }

        /// <summary>Deleted, by a reviewer whose changes are tracked, or formatted as hidden.</summary>
        public bool IsDeleted { get; init; }

        /// <summary>How many bytes after a Unicode character say it once more for old readers.</summary>
        public int UnicodeSkip { get; init; }

        /// <summary>Its font; null for the document's.</summary>
        public int? Font { get; init; }

        /// <summary>The text around it, where the group is a text box's.</summary>
        public ParagraphBuilder? Around { get; init; }
    }

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected, byte[] bytes)
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

        return [context.Accept(item, detected.MediaType, bytes, text, "text/plain", rtf.Hints(item.Hints))];
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
                    _beginsGroup = true;
                    if (_groups.Count > MaxDepth)
                    {
                        throw new InvalidDataException($"Groups lie more than {MaxDepth} deep.");
                    }

                    _groups.Push(_group);
                    _group = _group with { Around = null };
                    break;
                case (byte)'}':
                    Flush();
                    EndGroup();
                    break;
                case (byte)'\\':
                    ReadControl();
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    _beginsGroup = false;
                    AddByte(b);
                    break;
            }
        }

        Flush();
        while (_groups.Count > 0)
        {
            EndGroup();
        }

        EndParagraph();
    }

    private void EndGroup()
    {
        (_beginsGroup, _isStarred) = (false, false);
        if (_group.Around is { } around)
        {
            _text.EndParagraph();
            _boxes.Add(_text.ToString());
            _text = around;
        }

        if (_groups.TryPop(out var outer))
        {
            _group = outer;
        }
    }

    /// <summary>What stands in boxes beside a paragraph follows it: inside it would tear a sentence.</summary>
    private void EndParagraph()
    {
        _text.EndParagraph();
        if (_group.Around is null && _boxes.Count > 0 && !_inTable && !IsInBox)
        {
            foreach (var line in _boxes.SelectMany(box => box.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)))
            {
                _text.Append(line);
                _text.EndParagraph();
            }

            _boxes.Clear();
        }
    }

    private bool IsInBox => _group.Around is not null || _groups.Any(group => group.Around is not null);

    private void ReadControl()
    {
        if (_at >= _bytes.Length)
        {
            return;
        }

        var begins = _beginsGroup;
        _beginsGroup = false;
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
                // Only where a group begins: in the middle of one it marks nothing.
                _isStarred = begins;
                return;
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

        if (_isStarred)
        {
            _isStarred = false;
            _group = _group with { HiddenBy = _group.HiddenBy ?? word };
        }

        switch (word)
        {
            case "u":
                Flush();
                Add(((char)(ushort)(number ?? 0xFFFD)).ToString());
                _skip = _group.UnicodeSkip;
                break;
            case "uc":
                _group = _group with { UnicodeSkip = Math.Clamp(number ?? 1, 0, 8) };
                break;
            case "ansi" or "mac" or "pc" or "pca" or "ansicpg" or "deff":
                _fonts.SetDocument(word, number);
                break;
            case "fonttbl":
                _group = _group with { HiddenBy = word };
                break;
            case "f" or "fcharset" or "cpg" when _group.HiddenBy == "fonttbl":
                _fonts.Define(word, number ?? 0);
                break;
            case "f":
                _group = _group with { Font = number };
                break;
            case "plain":
                _group = _group with { Font = null, IsDeleted = false };
                break;
            case "deleted" or "v":
                _group = _group with { IsDeleted = number != 0 };
                break;
            case "par" or "sect" or "page" when IsShown:
                EndParagraph();
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
            case "yr" or "mo" or "dy" or "hr" or "min" when _group.Property is "creatim" or "revtim":
                AddDatePart(word, number ?? 0);
                break;
            default:
                if (Special(word) is { } special)
                {
                    Add(special);
                }
                else if (ShownInside.TryGetValue(word, out var hiders) && IsHiddenBy(hiders))
                {
                    Show(word);
                }
                else if (Hidden.Contains(word))
                {
                    _group = _group with { HiddenBy = _group.HiddenBy ?? word };
                }
                else if (Properties.Contains(word))
                {
                    _group = _group with { Property = word };
                }
                else if (word == "info")
                {
                    _group = _group with { Property = "" };
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

    private bool IsShown => _group is { HiddenBy: null, IsDeleted: false, Property: null };

    private bool IsHiddenBy(string[] hiders) => _group.HiddenBy is { } by && (hiders.Contains(by) || ShownInside.ContainsKey(by));

    private void Show(string word)
    {
        _group = _group with { HiddenBy = null };
        if (word != "ud")
        {
            _group = _group with { Around = _text };
            _text = new ParagraphBuilder();
        }
    }

    private void AddDatePart(string word, int value)
    {
        if (!_dates.TryGetValue(_group.Property!, out var parts))
        {
            _dates[_group.Property!] = parts = new int[5];
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
            var text = _fonts.Decode(_group.Font, [.. _pending]);
            _pending.Clear();
            Add(text);
        }
    }

    private void Add(string text)
    {
        if (_group.HiddenBy is not null || _group.IsDeleted)
        {
            return;
        }

        if (_group.Property is null)
        {
            _text.Append(text);
        }
        else if (_group.Property.Length > 0)
        {
            if (!_properties.TryGetValue(_group.Property, out var value))
            {
                _properties[_group.Property] = value = new StringBuilder();
            }

            value.Append(text);
        }
    }
}

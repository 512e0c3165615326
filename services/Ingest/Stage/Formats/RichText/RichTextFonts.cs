using System.Text;

namespace Pipeline.Ingest.Formats.RichText;

/// <summary>
/// Which encoding an RTF document's bytes are in: each font may have one of its own, and Word and WordPad write all that is not western so.
/// </summary>
internal sealed class RichTextFonts
{
    private const int Symbol = 2;

    private readonly Dictionary<int, int> _codePages = [];
    private readonly HashSet<int> _symbols = [];
    private readonly Dictionary<int, Encoding> _encodings = [];
    private int _documentPage = 1252;
    private bool _isPageNamed;
    private int _default;
    private int _defined;

    /// <summary>
    /// The document's character set: <c>ansi</c>, <c>mac</c>, <c>pc</c>, <c>pca</c>, a page named by <c>ansicpg</c>, the default font by
    /// <c>deff</c>.
    /// </summary>
    public void SetDocument(string word, int? number)
    {
        switch (word)
        {
            case "deff":
                _default = number ?? 0;
                break;
            case "ansicpg" when number is > 0:
                (_documentPage, _isPageNamed) = (number.Value, true);
                break;
            case "mac" or "pc" or "pca" when !_isPageNamed:
                _documentPage = word switch
                {
                    "mac" => 10000,
                    "pc" => 437,
                    _ => 850,
                };
                break;
        }
    }

    /// <summary>A line of the font table: its number, then its character set or page.</summary>
    public void Define(string word, int number)
    {
        switch (word)
        {
            case "f":
                _defined = number;
                break;
            case "cpg" when number > 0:
                _codePages[_defined] = number;
                break;
            case "fcharset" when number == Symbol:
                _symbols.Add(_defined);
                break;
            case "fcharset" when CodePage(number) is { } page:
                _codePages.TryAdd(_defined, page);
                break;
        }
    }

    public string Decode(int? font, byte[] bytes)
    {
        var used = font ?? _default;
        if (_symbols.Contains(used))
        {
            // Where symbol fonts stand in Unicode: what is a bullet there is known to whoever reads the paragraph.
            return string.Concat(bytes.Select(b => b < 0x80 ? (char)b : (char)(0xF000 | b)));
        }

        return Find(_codePages.GetValueOrDefault(used, _documentPage)).GetString(bytes);
    }

    private Encoding Find(int page)
    {
        if (!_encodings.TryGetValue(page, out var encoding))
        {
            encoding = page == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(page) ?? TextEncodings.Windows1252;
            _encodings[page] = encoding;
        }

        return encoding;
    }

    /// <summary>Windows' character sets (GDI's LOGFONT) and their pages; null for those that mean the document's own.</summary>
    private static int? CodePage(int charset) =>
        charset switch
        {
            77 => 10000,
            78 => 10001,
            79 => 10003,
            80 => 10008,
            81 => 10002,
            83 => 10005,
            84 => 10004,
            85 => 10006,
            86 => 10081,
            87 => 10021,
            88 => 10029,
            89 => 10007,
            128 => 932,
            129 => 949,
            130 => 1361,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 or 179 or 180 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => null,
        };
}

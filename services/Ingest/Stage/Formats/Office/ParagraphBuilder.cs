using System.Text;

namespace Pipeline.Ingest.Formats.Office;

/// <summary>Gathers a document's text: paragraphs parted by an empty line, list items led by a dash, a table's rows a line each.</summary>
internal sealed class ParagraphBuilder
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _paragraph = new();
    private readonly List<string> _cells = [];
    private int _tableDepth;
    private Kind _last;

    private enum Kind
    {
        Paragraph,
        Item,
        Row,
    }

    public void Append(string text) => _paragraph.Append(text);

    public void Append(char c) => _paragraph.Append(c);

    public void BeginTable() => _tableDepth++;

    public void EndTable() => _tableDepth--;

    /// <summary>Ends a table's cell. What a cell holds is one field of its row, whatever its paragraphs.</summary>
    public void EndCell()
    {
        if (_tableDepth == 1)
        {
            _cells.Add(_paragraph.ToString().Trim());
            _paragraph.Clear();
        }
    }

    public void EndRow()
    {
        if (_tableDepth != 1)
        {
            return;
        }

        // A table of one column is a box, or the page's layout, and its text is plain paragraphs.
        var filled = _cells.Where(cell => cell.Length > 0).ToList();
        if (filled.Count > 0)
        {
            Add(string.Join('\t', filled), filled.Count > 1 ? Kind.Row : Kind.Paragraph);
        }

        _cells.Clear();
    }

    /// <summary>Ends a paragraph and gives it back.</summary>
    public string EndParagraph(bool isItem = false)
    {
        if (_tableDepth > 0)
        {
            _paragraph.Append(' ');
            return "";
        }

        var paragraph = _paragraph.ToString().Trim();
        _paragraph.Clear();
        if (paragraph is ['\u2022' or '\u00B7' or '\uF0B7', '\t' or ' ', ..])
        {
            (paragraph, isItem) = (paragraph[1..].TrimStart(), true);
        }

        if (paragraph.Length > 0)
        {
            Add(isItem ? $"- {paragraph}" : paragraph, isItem ? Kind.Item : Kind.Paragraph);
        }

        return paragraph;
    }

    public override string ToString() => _text.ToString();

    private void Add(string paragraph, Kind kind)
    {
        if (_text.Length > 0)
        {
            _text.Append(kind != Kind.Paragraph && kind == _last ? "\n" : "\n\n");
        }

        _text.Append(paragraph);
        _last = kind;
    }
}

using System.Xml;
using Pipeline.Ingest.Formats.Office;

namespace Pipeline.Ingest.Formats.Word;

/// <summary>Goes through a part of a Word document for its text, with tracked changes as accepted.</summary>
internal sealed class WordText
{
    private readonly Stack<Box> _around = new();
    private readonly List<string> _boxes = [];
    private readonly List<(string Text, string? Chunk)> _parts = [];
    private ParagraphBuilder _text = new();
    private string? _title;
    private string? _heading;
    private string? _style;
    private bool _isItem;
    private bool _goesOn;
    private int _marks;

    /// <summary>The first paragraph that is styled as a title, or else as a heading.</summary>
    public string? Heading => _title ?? _heading;

    /// <summary>The text in order, and in between the names of relations by which whole files were put into it.</summary>
    public IReadOnlyList<(string Text, string? Chunk)> Parts => [.. _parts, (_text.ToString(), null)];

    public void Read(XmlReader xml)
    {
        while (xml.Read())
        {
            OfficeXml.CheckDepth(xml);
            if (xml.NodeType == XmlNodeType.Element)
            {
                Begin(xml);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                End(xml);
            }
        }

        EndParagraph();
    }

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "t" when !xml.IsEmptyElement:
                _text.Append(OfficeXml.ReadText(xml));
                break;
            case "tab" when xml.Depth > 3 && !OfficeXml.HasAttribute(xml, "pos"):
                _text.Append('\t');
                break;
            case "br" or "cr":
                _text.Append('\n');
                break;
            case "noBreakHyphen":
                _text.Append('\u2011');
                break;
            case "pStyle":
                _style = OfficeXml.Attribute(xml, "val");
                break;
            case "numPr":
                _isItem = true;
                break;
            case "tbl" when !xml.IsEmptyElement:
                _text.BeginTable();
                break;
            case "altChunk" when OfficeXml.Attribute(xml, "id") is { } id:
                _parts.Add((_text.ToString(), id));
                _text = new ParagraphBuilder();
                break;

            // A box of text stands inside a paragraph and is none of it.
            case "txbxContent" when !xml.IsEmptyElement:
                _around.Push(new Box(_text, _style, _isItem));
                (_text, _style, _isItem) = (new ParagraphBuilder(), null, false);
                break;

            // What parts the notes from the text, and says that they go on.
            case "footnote"
            or "endnote" when OfficeXml.Attribute(xml, "type") is "separator" or "continuationSeparator" or "continuationNotice":
                OfficeXml.Skip(xml);
                break;

            // A paragraph's mark: where that was deleted, the next paragraph goes on in it.
            case "rPr" when !xml.IsEmptyElement:
                _marks++;
                break;
            case "del" when xml.IsEmptyElement:
                _goesOn |= _marks > 0;
                break;

            // Deleted text, fields' codes, and the second of two versions of the same drawing.
            case "del"
            or "moveFrom"
            or "instrText"
            or "Fallback"
            or "delText":
                OfficeXml.Skip(xml);
                break;
        }
    }

    private void End(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p" when _goesOn:
                _goesOn = false;
                break;
            case "p":
                EndParagraph();
                break;
            case "rPr":
                _marks--;
                break;
            case "txbxContent" when _around.TryPop(out var around):
                _text.EndParagraph();
                _boxes.Add(_text.ToString());
                (_text, _style, _isItem) = (around.Text, around.Style, around.IsItem);
                break;
            case "tc":
                _text.EndCell();
                break;
            case "tr":
                _text.EndRow();
                break;
            case "tbl":
                _text.EndTable();
                break;
        }
    }

    private void EndParagraph()
    {
        var paragraph = _text.EndParagraph(_isItem && _style?.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) != true);
        var shortened = paragraph.Length is > 0 and < 300 ? paragraph : null;
        _title ??= _style is "Title" or "Titel" or "Titre" ? shortened : null;
        _heading ??= _style is "Heading1" or "berschrift1" or "Heading 1" ? shortened : null;
        (_style, _isItem) = (null, false);
        if (_around.Count == 0)
        {
            foreach (var box in _boxes.SelectMany(box => box.Split("\n\n")))
            {
                _text.Append(box);
                _text.EndParagraph();
            }

            _boxes.Clear();
        }
    }

    /// <summary>What a box of text interrupts.</summary>
    private sealed record Box(ParagraphBuilder Text, string? Style, bool IsItem);
}

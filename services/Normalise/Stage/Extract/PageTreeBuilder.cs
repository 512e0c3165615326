using System.Runtime.InteropServices;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Extract;

/// <summary>Walks the parsed document once: elements with their hints, and text gathered into blocks.</summary>
internal sealed class PageTreeBuilder(IReadOnlySet<string> styledAway)
{
    private readonly BlockBuffer _buffer = new();
    private readonly List<(int Element, int NextChild)> _path = [];
    private int _link = -1;

    /// <summary>Inside a table that holds data: its rows are blocks, and nothing within them is.</summary>
    private int _dataTable = -1;

    public ClassHints Classes { get; } = new();

    public List<PageElement> Elements { get; } = new(1024);

    public List<PageBlock> Blocks { get; } = new(256);

    public void Walk(DomElement root)
    {
        Enter(root, -1);
        while (_path.Count > 0)
        {
            var (index, next) = _path[^1];
            var children = Elements[index].Node.ChildNodes;
            if (next >= children.Length)
            {
                _path.RemoveAt(_path.Count - 1);
                Leave(index);
                continue;
            }

            _path[^1] = (index, next + 1);
            switch (children[next])
            {
                case DomText text:
                    _buffer.Append(text.Data, _link, Inside(index, TagKind.Preformatted));
                    break;
                case DomElement element when (element.Tag.Kind & TagKind.Unread) == 0:
                    Enter(element, index);
                    break;
            }
        }
    }

    private void Enter(DomElement node, int parent)
    {
        var kind = node.Tag.Kind;
        var index = Elements.Count;
        if ((kind & TagKind.Block) != 0 && _dataTable < 0)
        {
            Flush(parent);
        }

        Elements.Add(
            new PageElement
            {
                Node = node,
                Kind = kind,
                Parent = parent,
                End = index + 1,
                FirstBlock = Blocks.Count,
                LastBlock = Blocks.Count,
                Hints = ElementHints.Of(node, kind, Classes) | (IsStyledAway(node) ? Hint.StyledAway : Hint.None),
            }
        );
        if ((kind & TagKind.Break) != 0)
        {
            if (_buffer.Break() && _dataTable < 0)
            {
                Flush(parent);
            }
        }
        else if ((kind & TagKind.Link) != 0)
        {
            _link = index;
        }
        else if ((kind & TagKind.Quotation) != 0)
        {
            _buffer.Append(Inside(parent, TagKind.Quotation) ? "\u2018" : "\u201C", _link, preformatted: false);
        }
        else if (_dataTable < 0 && (kind & TagKind.Table) != 0 && TableReader.HoldsData(node))
        {
            _dataTable = index;
        }
        else if (_dataTable >= 0 && (kind & TagKind.Row) != 0)
        {
            Flush(parent);
        }
        else if (_dataTable >= 0 && (kind & TagKind.Cell) != 0)
        {
            _buffer.Cell();
        }
        else if (_dataTable >= 0 && (kind & TagKind.Block) != 0)
        {
            _buffer.Append(" ", -1, false);
        }

        // The title element and what stands in the head is not text of the page.
        if (!string.Equals(node.LocalName, "head", StringComparison.Ordinal))
        {
            _path.Add((index, 0));
        }
        else
        {
            AddHead(node, index);
        }
    }

    private bool IsStyledAway(DomElement node)
    {
        if (styledAway.Count == 0)
        {
            return false;
        }

        if (node.Id is { Length: > 0 } id && styledAway.Contains("#" + id))
        {
            return true;
        }

        foreach (var name in node.ClassName?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (styledAway.Contains("." + name))
            {
                return true;
            }
        }

        return false;
    }

    private void AddHead(DomElement head, int parent)
    {
        for (var i = 0; i < head.ChildNodes.Length; i++)
        {
            if (head.ChildNodes[i] is DomElement element)
            {
                var at = Elements.Count;
                if (element.ClassName is { } names)
                {
                    Classes.Of(names);
                }

                Elements.Add(
                    new PageElement
                    {
                        Node = element,
                        Parent = parent,
                        End = at + 1,
                        FirstBlock = Blocks.Count,
                        LastBlock = Blocks.Count,
                    }
                );
            }
        }

        CollectionsMarshal.AsSpan(Elements)[parent].End = Elements.Count;
    }

    private void Leave(int index)
    {
        var kind = Elements[index].Kind;
        if ((kind & TagKind.Link) != 0)
        {
            _link = -1;
        }
        else if ((kind & TagKind.Quotation) != 0)
        {
            _buffer.AppendMark(Inside(Elements[index].Parent, TagKind.Quotation) ? '\u2019' : '\u201D');
        }

        if (_dataTable == index)
        {
            Flush(index);
            _dataTable = -1;
        }
        else if ((kind & TagKind.Block) != 0 && (_dataTable < 0 || (kind & TagKind.Row) != 0))
        {
            Flush(index);
        }
        else if (_dataTable >= 0 && (kind & TagKind.Block) != 0)
        {
            _buffer.Append(" ", -1, false);
        }

        ref var element = ref CollectionsMarshal.AsSpan(Elements)[index];
        element.End = Elements.Count;
        element.LastBlock = Blocks.Count;
    }

    private void Flush(int at)
    {
        var element = at;
        while (element > 0 && (Elements[element].Kind & TagKind.Block) == 0)
        {
            element = Elements[element].Parent;
        }

        if (_buffer.Take(Math.Max(element, 0), KindOf(element)) is { } block)
        {
            Blocks.Add(block);
        }
    }

    private BlockKind KindOf(int element)
    {
        if (_dataTable >= 0)
        {
            return BlockKind.Row;
        }

        var isParagraph = false;
        for (var i = element; i >= 0; i = Elements[i].Parent)
        {
            switch (Elements[i].Kind)
            {
                case var kind when (kind & TagKind.Heading) != 0:
                    return BlockKind.Heading;
                case var kind when (kind & TagKind.Caption) != 0:
                    return BlockKind.Caption;
                case var kind when (kind & TagKind.ListItem) != 0:
                    return BlockKind.ListItem;
                case var kind when (kind & TagKind.Term) != 0:
                    return BlockKind.Term;
                case var kind when (kind & TagKind.Definition) != 0:
                    return isParagraph ? BlockKind.Paragraph : BlockKind.Definition;
                case var kind when (kind & TagKind.Quote) != 0:
                    return BlockKind.Quote;
                case var kind when (kind & TagKind.Preformatted) != 0:
                    return BlockKind.Preformatted;
                case var kind when (kind & TagKind.Paragraph) != 0:
                    isParagraph = true;
                    break;
                case var kind when (kind & (TagKind.Cell | TagKind.Table)) != 0:
                    return isParagraph ? BlockKind.Paragraph : BlockKind.Text;
            }
        }

        return isParagraph ? BlockKind.Paragraph : BlockKind.Text;
    }

    private bool Inside(int element, TagKind kind)
    {
        for (var i = element; i >= 0; i = Elements[i].Parent)
        {
            if ((Elements[i].Kind & kind) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

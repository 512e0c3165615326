using System.Collections;
using AngleSharp.Html.Construction;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>An element's children, in order.</summary>
internal sealed class DomNodeList : IConstructableNodeList
{
    private DomNode[] _nodes = [];

    public int Length { get; private set; }

    public DomNode this[int index] => _nodes[index];

    IConstructableNode IConstructableNodeList.this[int index] => _nodes[index];

    public void Add(DomNode node) => Insert(Length, node);

    public void Insert(int index, DomNode node)
    {
        if (Length == _nodes.Length)
        {
            Array.Resize(ref _nodes, Math.Max(2, Length * 2));
        }

        Array.Copy(_nodes, index, _nodes, index + 1, Length - index);
        _nodes[index] = node;
        Length++;
    }

    public void Remove(DomNode node)
    {
        var at = Array.IndexOf(_nodes, node, 0, Length);
        if (at >= 0)
        {
            RemoveAt(at);
        }
    }

    public void RemoveAt(int index)
    {
        _nodes[index].Parent = null;
        Array.Copy(_nodes, index + 1, _nodes, index, Length - index - 1);
        Length--;
    }

    public void Clear() => Length = 0;

    public IEnumerator<IConstructableNode> GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
        {
            yield return _nodes[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

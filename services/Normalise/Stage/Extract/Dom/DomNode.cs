using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>
/// A node as the parser builds it. AngleSharp's own nodes are a browser's: each has events, observers, relations that it sets up. A reader
/// wants names, attributes and text, so the parser is given nodes that are no more than that (pages are read in two thirds of the time).
/// </summary>
internal abstract class DomNode : IConstructableNode
{
    public DomElement? Parent { get; set; }

    public abstract StringOrMemory NodeName { get; }

    public virtual NodeFlags Flags => NodeFlags.None;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => Parent = value as DomElement ?? Parent;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => Children;

    protected abstract DomNodeList Children { get; }

    public void RemoveFromParent() => (Parent as IConstructableNode)?.RemoveChild(this);

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => Children.Remove((DomNode)childNode);

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => Children.RemoveAt(idx);

    public abstract void InsertNode(int idx, IConstructableNode childNode);

    public abstract void AddNode(IConstructableNode node);

    public abstract void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false);

    public abstract void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false);
}

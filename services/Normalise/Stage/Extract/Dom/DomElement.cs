using System.Text;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>An element: its name, its attributes, its children.</summary>
internal class DomElement(DomDocument? document, DomTag tag) : DomNode, IConstructableElement
{
    private DomAttributes? _attributes;

    public DomTag Tag => tag;

    public string LocalName => tag.Name;

    public DomNodeList ChildNodes { get; } = new();

    public string? ClassName { get; private set; }

    public string? Id { get; private set; }

    public DomAttributes Attributes => _attributes ?? DomAttributes.None;

    public override StringOrMemory NodeName => tag.ParserName;

    public override NodeFlags Flags => tag.Flags;

    protected override DomNodeList Children => ChildNodes;

    /// <summary>The text of all that is inside, in order.</summary>
    public string TextContent
    {
        get
        {
            if (ChildNodes.Length == 1 && ChildNodes[0] is DomText only)
            {
                return only.Data;
            }

            var text = new StringBuilder();
            foreach (var run in Texts())
            {
                text.Append(run.Data);
            }

            return text.ToString();
        }
    }

    public string? GetAttribute(string name) => _attributes?.Find(name);

    public bool HasAttribute(string name) => _attributes?.Find(name) is not null;

    /// <summary>The runs of text inside, in order, without recursion.</summary>
    public IEnumerable<DomText> Texts()
    {
        var path = new Stack<(DomElement Element, int Next)>();
        path.Push((this, 0));
        while (path.TryPop(out var at))
        {
            if (at.Next >= at.Element.ChildNodes.Length)
            {
                continue;
            }

            path.Push((at.Element, at.Next + 1));
            switch (at.Element.ChildNodes[at.Next])
            {
                case DomText text:
                    yield return text;
                    break;
                case DomElement element:
                    path.Push((element, 0));
                    break;
            }
        }
    }

    public override void AddNode(IConstructableNode node)
    {
        ((DomNode)node).Parent = this;
        ChildNodes.Add((DomNode)node);
    }

    public override void InsertNode(int idx, IConstructableNode childNode)
    {
        ((DomNode)childNode).Parent = this;
        ChildNodes.Insert(idx, (DomNode)childNode);
    }

    /// <remarks>Space between elements parts words, whatever the parser thinks of it.</remarks>
    public override void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (ChildNodes.Length > 0 && ChildNodes[ChildNodes.Length - 1] is DomText last)
        {
            last.Append(text.ToString());
            return;
        }

        AddNode(new DomText(text.ToString()));
    }

    public override void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (idx > 0 && ChildNodes[idx - 1] is DomText before)
        {
            before.Append(text.ToString());
        }
        else if (idx < ChildNodes.Length && ChildNodes[idx] is DomText after)
        {
            after.Prepend(text.ToString());
        }
        else
        {
            InsertNode(idx, new DomText(text.ToString()));
        }
    }

    StringOrMemory IConstructableElement.NamespaceUri => tag.Namespace;

    StringOrMemory IConstructableElement.LocalName => tag.ParserName;

    StringOrMemory IConstructableElement.Prefix => StringOrMemory.Empty;

    IConstructableNamedNodeMap IConstructableElement.Attributes => Attributes;

    ISourceReference? IConstructableElement.SourceReference { get; set; }

    void IConstructableElement.SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) =>
        Set(name.ToString(), value.ToString());

    void IConstructableElement.SetOwnAttribute(StringOrMemory name, StringOrMemory value) => Set(name.ToString(), value.ToString());

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory @namespace, StringOrMemory name) =>
        GetAttribute(name.ToString()) ?? StringOrMemory.Empty;

    bool IConstructableElement.HasAttribute(StringOrMemory name) => HasAttribute(name.ToString());

    void IConstructableElement.SetAttributes(StructAttributes tagAttributes)
    {
        for (var i = 0; i < tagAttributes.Count; i++)
        {
            var attribute = tagAttributes[i];
            Set(DomAttributes.NameOf(attribute.Name), attribute.Value.ToString());
        }
    }

    /// <summary>The parser calls this when the element closes.</summary>
    void IConstructableElement.SetupElement()
    {
        if (tag.IsTable)
        {
            document?.Close(this);
        }
    }

    void IConstructableElement.AddComment(ref StructHtmlToken token) { }

    IConstructableNode IConstructableElement.ShallowCopy()
    {
        var copy = new DomElement(document, tag);
        foreach (var (name, value) in Attributes)
        {
            copy.Set(name, value);
        }

        return copy;
    }

    private void Set(string name, string value)
    {
        _attributes ??= new DomAttributes();
        _attributes.Set(name, value);
        if (name == "class")
        {
            ClassName = value;
        }
        else if (name == "id")
        {
            Id = value;
        }
    }
}

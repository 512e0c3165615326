using AngleSharp.Common;
using AngleSharp.Html.Construction;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>A run of characters between tags.</summary>
internal sealed class DomText(string data) : DomNode
{
    public string Data { get; private set; } = data;

    public override StringOrMemory NodeName => "#text";

    protected override DomNodeList Children { get; } = NoChildren;

    public void Append(string more) => Data += more;

    public void Prepend(string more) => Data = more + Data;

    public override void InsertNode(int idx, IConstructableNode childNode) { }

    public override void AddNode(IConstructableNode node) { }

    public override void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) { }

    public override void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false) { }

    private static readonly DomNodeList NoChildren = new();
}

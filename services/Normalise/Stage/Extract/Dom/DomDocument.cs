using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>The page.</summary>
internal sealed class DomDocument(TextSource source)
    : DomElement(null, DomTag.Foreign("#document", NodeFlags.None, "")),
        IConstructableDocument
{
    private readonly List<DomElement> _openTables = [];

    public DomElement? Root { get; private set; }

    TextSource IConstructableDocument.Source => source;

    IDisposable? IConstructableDocument.Builder { get; set; }

    QuirksMode IConstructableDocument.QuirksMode { get; set; }

    IConstructableElement? IConstructableDocument.Head => Child("head");

    IConstructableElement IConstructableDocument.DocumentElement => Root!;

    bool IConstructableDocument.IsLoading => false;

    public void Open(DomElement table) => _openTables.Add(table);

    public void Close(DomElement table) => _openTables.Remove(table);

    /// <remarks>
    /// The first element is the root. The parser puts here as well what stands misplaced in a table, since it knows tables only by its own
    /// class: they belong before the innermost table that is open.
    /// </remarks>
    public override void AddNode(IConstructableNode node)
    {
        if (node is DomElement element && Root is null)
        {
            Root = element;
            base.AddNode(node);
        }
        else if (node is DomElement or DomText && _openTables is [.., { Parent: { } parent } table])
        {
            parent.InsertNode(IndexOf(parent, table), node);
        }
        else if (node is DomElement)
        {
            (Child("body") ?? Root!).AddNode(node);
        }
    }

    void IConstructableDocument.PerformMicrotaskCheckpoint() { }

    void IConstructableDocument.ProvideStableState() { }

    void IConstructableDocument.AddComment(ref StructHtmlToken token) { }

    void IConstructableDocument.TrackError(Exception exception) { }

    Task IConstructableDocument.WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    Task IConstructableDocument.FinishLoadingAsync() => Task.CompletedTask;

    void IConstructableDocument.ApplyManifest() { }

    void IConstructableDocument.Clear()
    {
        ChildNodes.Clear();
        Root = null;
    }

    private DomElement? Child(string name)
    {
        for (var i = 0; Root is not null && i < Root.ChildNodes.Length; i++)
        {
            if (Root.ChildNodes[i] is DomElement element && element.LocalName == name)
            {
                return element;
            }
        }

        return null;
    }

    private static int IndexOf(DomElement parent, DomElement child)
    {
        for (var i = parent.ChildNodes.Length - 1; i >= 0; i--)
        {
            if (ReferenceEquals(parent.ChildNodes[i], child))
            {
                return i;
            }
        }

        return parent.ChildNodes.Length;
    }
}

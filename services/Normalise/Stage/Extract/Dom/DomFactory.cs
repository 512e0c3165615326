using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Pipeline.Normalise.Extract.Dom;

/// <summary>Gives the parser our nodes to build with.</summary>
internal sealed class DomFactory : IDomConstructionElementFactory<DomDocument, DomElement>
{
    public DomDocument CreateDocument(TextSource source, IBrowsingContext? context = null) => new(source);

    public DomElement Create(
        DomDocument document,
        StringOrMemory localName,
        StringOrMemory prefix = default,
        NodeFlags flags = NodeFlags.None
    )
    {
        var element = new DomElement(document, DomTag.Of(localName));
        if (element.Tag.IsTable)
        {
            document.Open(element);
        }

        return element;
    }

    public DomElement CreateNoScript(DomDocument document, bool scripting) => new(document, DomTag.Of("noscript"));

    public DomElement CreateUnknown(DomDocument document, StringOrMemory tagName) => new(document, DomTag.Of(tagName));

    public IConstructableNode CreateDocumentType(
        DomDocument document,
        StringOrMemory name,
        StringOrMemory publicIdentifier,
        StringOrMemory systemIdentifier
    ) => new DomText("");

    public IConstructableMathElement CreateMath(DomDocument document, StringOrMemory name = default) => new Math(document, name.ToString());

    public IConstructableSvgElement CreateSvg(DomDocument document, StringOrMemory name = default) => new Svg(document, name.ToString());

    public IConstructableMetaElement CreateMeta(DomDocument document) => new Meta(document);

    public IConstructableScriptElement CreateScript(DomDocument document, bool parserInserted, bool started) => new Script(document);

    public IConstructableFrameElement CreateFrame(DomDocument document) => new Frame(document);

    public IConstructableTemplateElement CreateTemplate(DomDocument document) => new Template(document);

    public IConstructableFormElement CreateForm(DomDocument document) => new Form(document);

    private sealed class Math(DomDocument document, string name)
        : DomElement(document, DomTag.Foreign(name, FlagsOf(name), NamespaceNames.MathMlUri)),
            IConstructableMathElement
    {
        private static NodeFlags FlagsOf(string name) =>
            NodeFlags.MathMember
            | name switch
            {
                "mn" or "mo" or "mi" or "ms" or "mtext" => NodeFlags.MathTip | NodeFlags.Special | NodeFlags.Scoped,
                "annotation-xml" => NodeFlags.Special | NodeFlags.Scoped,
                _ => NodeFlags.None,
            };
    }

    private sealed class Svg(DomDocument document, string name)
        : DomElement(document, DomTag.Foreign(name, FlagsOf(name), NamespaceNames.SvgUri)),
            IConstructableSvgElement
    {
        private static NodeFlags FlagsOf(string name) =>
            NodeFlags.SvgMember
            | (name is "title" or "foreignObject" or "desc" ? NodeFlags.HtmlTip | NodeFlags.Special | NodeFlags.Scoped : NodeFlags.None);
    }

    private sealed class Meta(DomDocument document) : DomElement(document, DomTag.Of("meta")), IConstructableMetaElement
    {
        public void Handle() { }
    }

    private sealed class Script(DomDocument document) : DomElement(document, DomTag.Of("script")), IConstructableScriptElement
    {
        public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;

        public bool Prepare(IConstructableDocument document) => false;
    }

    private sealed class Frame(DomDocument document) : DomElement(document, DomTag.Of("frame")), IConstructableFrameElement;

    private sealed class Template(DomDocument document) : DomElement(document, DomTag.Of("template")), IConstructableTemplateElement
    {
        public void PopulateFragment() { }
    }

    private sealed class Form(DomDocument document) : DomElement(document, DomTag.Of("form")), IConstructableFormElement;
}

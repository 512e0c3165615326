using AngleSharp;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Extract;

/// <summary>A parsed page as flat lists, so that every later pass is a loop and no depth can exhaust the stack.</summary>
internal sealed class PageTree
{
    private static readonly HtmlParserOptions Options = new()
    {
        IsScripting = false,
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
    };

    // What the parser builds with.
    private static readonly IBrowsingContext Nodes = BrowsingContext.New(Configuration.Default.With(new DomFactory()));

    private PageTree(PageTreeBuilder built, IReadOnlyList<string> jsonLd)
    {
        Elements = built.Elements.ToArray();
        Blocks = built.Blocks;
        Classes = built.Classes.Counts;
        JsonLd = jsonLd;
    }

    public PageElement[] Elements { get; }

    public IReadOnlyList<PageBlock> Blocks { get; }

    /// <summary>What the page's elements are classed as, each class list with how many have it.</summary>
    public IEnumerable<(string Names, int Times)> Classes { get; }

    public IReadOnlyList<string> JsonLd { get; }

    public static PageTree Parse(string html)
    {
        var slim = HtmlSlimmer.Slim(WellFormed.Of(html));
        using var source = new TextSource(new CharArrayTextSource(slim.Html, slim.Html.Length));
        var document = new HtmlParser(Options, Nodes).ParseDocument<DomDocument, DomElement>(source);
        var builder = new PageTreeBuilder(slim.StyledAway);
        builder.Walk(document.Root!);
        return new PageTree(builder, slim.JsonLd);
    }
}

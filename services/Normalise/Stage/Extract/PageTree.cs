using AngleSharp.Html.Parser;

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

    private PageTree(PageElement[] elements, IReadOnlyList<PageBlock> blocks, IReadOnlyList<string> jsonLd)
    {
        Elements = elements;
        Blocks = blocks;
        JsonLd = jsonLd;
    }

    public PageElement[] Elements { get; }

    public IReadOnlyList<PageBlock> Blocks { get; }

    public IReadOnlyList<string> JsonLd { get; }

    public static PageTree Parse(string html)
    {
        var slim = HtmlSlimmer.Slim(WellFormed.Of(html));
        var document = new HtmlParser(Options).ParseDocument(slim.Html);
        var builder = new PageTreeBuilder(slim.StyledAway);
        builder.Walk(document.DocumentElement);
        return new PageTree(builder.Elements.ToArray(), builder.Blocks, slim.JsonLd);
    }
}

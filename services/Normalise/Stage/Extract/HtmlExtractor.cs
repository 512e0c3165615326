using Pipeline.Contracts;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Reads the article out of a web page. Pure, linear in the page's size, and without recursion: any string gives a result.
/// </summary>
public static class HtmlExtractor
{
    private const int MaxRemoved = 40;
    private const int MaxRemovedLength = 500;

    public static ExtractedPage Extract(string html)
    {
        var page = Analyse(html);
        var blocks = BodyText.Of(page);
        var text = BlockText.Write(blocks);
        return new ExtractedPage(
            text,
            blocks,
            MetadataReader.Read(page.Facts, page.Article, page.View, page.Headline, page.Root, text),
            Removed(page)
        );
    }

    internal static AnalysedPage Analyse(string html)
    {
        var tree = PageTree.Parse(html);
        var facts = PageFacts.Of(tree);
        var said = new TitleMatcher([facts.TitleElement, facts.First(["og:title"])]);
        var article = JsonLdReader.Read(tree.JsonLd, said.IsTitle);
        var view = new PageView(tree);
        FurnitureMarker.Mark(view);
        SectionMarker.Mark(view);
        var titles = new TitleMatcher(Titles.Candidates(facts, article));
        var headline = HeadlineMarker.Find(view, titles);
        var root = ArticleFinder.Find(view, headline);
        HeadlineMarker.Mark(view, root, headline, titles);
        LinkMarker.Mark(view, root, Addresses.Host(Addresses.Page(facts.Canonical, facts.First(["og:url"]), article?.Url)));
        CallToActionMarker.Mark(view, root);
        return new AnalysedPage(tree, view, facts, article, headline, root);
    }

    /// <summary>What was cut inside the article: what stands around it is every page's frame and tells nothing.</summary>
    private static List<RemovalNote> Removed(AnalysedPage page)
    {
        var removed = new List<RemovalNote>();
        ref readonly var root = ref page.Tree.Elements[page.Root];
        for (var i = root.FirstBlock; i < root.LastBlock && removed.Count < MaxRemoved; i++)
        {
            if (page.View.Cut[i] != FurnitureKind.None)
            {
                removed.Add(new RemovalNote(Shortened(page.Tree.Blocks[i].Text), page.View.Cut[i].Name()));
            }
        }

        return removed;
    }

    private static string Shortened(string text)
    {
        if (text.Length <= MaxRemovedLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxRemovedLength - 1]) ? MaxRemovedLength - 1 : MaxRemovedLength;
        return string.Concat(text.AsSpan(0, end), "\u2026");
    }
}

using Pipeline.Contracts;
using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Reads the article out of a web page. Pure, linear in the page's size, and without recursion: any string gives a result.
/// </summary>
public static class HtmlExtractor
{
    private const int MaxRemovedLength = 500;

    public static ExtractedPage Extract(string html)
    {
        var page = Analyse(html);
        var blocks = BodyText.Of(page);
        var text = BlockText.Write(blocks);
        var evidence = page.Evidence;
        var metadata = MetadataReader.Read(evidence.Facts, evidence.Article, evidence.View, evidence.Headline, page.Root, text);
        return new ExtractedPage(text, blocks, metadata, Removed(page)) { Judgement = PageJudgement.Of(page, metadata.Language) };
    }

    internal static AnalysedPage Analyse(string html)
    {
        var page = PageEvidence.Of(html);
        var likely = ContentScorer.Score(page);
        var cut = ContentChoice.Of(page, likely);
        return new AnalysedPage(page, cut, likely, ArticleRoot.Of(page.Tree, cut, page.Root));
    }

    /// <summary>
    /// What was cut inside the article, and between its headline and its first words: what stands around it is every page's frame and tells
    /// nothing.
    /// </summary>
    private static List<RemovalNote> Removed(AnalysedPage page)
    {
        var removed = new List<RemovalNote>();
        ref readonly var root = ref page.Tree.Elements[page.Root];
        ref readonly var heaviest = ref page.Tree.Elements[page.Evidence.Root];
        var end = Math.Max(root.LastBlock, heaviest.LastBlock);
        var start = Math.Min(root.FirstBlock, heaviest.FirstBlock);
        var headline = page.Evidence.Headline;
        for (var i = headline >= 0 && headline < start ? headline + 1 : start; i < end; i++)
        {
            if (page.Cut[i] != FurnitureKind.None)
            {
                removed.Add(new RemovalNote(Shortened(page.Tree.Blocks[i].Text), page.Cut[i].Name()));
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

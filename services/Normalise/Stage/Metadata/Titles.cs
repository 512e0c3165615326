using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Metadata;

/// <summary>Chooses the headline.</summary>
internal static class Titles
{
    private const int MaxLength = 500;

    public static IEnumerable<string?> Candidates(PageFacts facts, JsonLdArticle? article)
    {
        yield return article?.Headline;
        foreach (var (_, title) in facts.All(MetadataOrder.Title))
        {
            yield return title;
        }

        yield return facts.TitleElement;
    }

    public static string? Choose(PageFacts facts, JsonLdArticle? article, PageView view, int headline, string? site, string? url)
    {
        var siteKeys = Sites.Keys(facts, article, site, url);
        var said = new List<string>();
        foreach (var candidate in Candidates(facts, article))
        {
            if (
                candidate is { Length: <= MaxLength }
                && TitleCleaner.Clean(candidate, siteKeys) is { Length: > 0 } clean
                && !siteKeys.Contains(MetadataText.Key(clean))
            )
            {
                said.Add(clean);
            }
        }

        if (
            headline >= 0
            && Seen(view, headline) is { } seen
            && TitleCleaner.Clean(seen, siteKeys) is var visible
            && !siteKeys.Contains(MetadataText.Key(visible))
        )
        {
            return visible;
        }

        if (SharedHeading(view, said, siteKeys) is { } heading)
        {
            return heading;
        }

        var onlyTitleElement = said.Count == 1 && facts.TitleElement is not null;
        var first =
            said.Count == 0 ? null
            : onlyTitleElement ? TitleCleaner.CleanBlindly(said[0])
            : said[0];
        return first ?? FirstHeading(view, siteKeys);
    }

    private static string? Seen(PageView view, int block) =>
        MetadataText.OneLine(view.Tree.Blocks[block].Text) is { Length: <= MaxLength } text ? text : null;

    /// <summary>A first heading in other words than the head's, but on the same thing: what readers of the page see.</summary>
    private static string? SharedHeading(PageView view, List<string> said, IReadOnlyCollection<string> siteKeys)
    {
        if (FirstHeading(view, siteKeys) is not { } heading || Words(heading) is not { Count: >= 3 } words)
        {
            return null;
        }

        foreach (var title in said)
        {
            if (words.Count(Words(title).Contains) * 2 >= words.Count)
            {
                return heading;
            }
        }

        return null;
    }

    private static HashSet<string> Words(string text) =>
        new(
            text.ToLowerInvariant()
                .Split([' ', ',', '.', ':', '-', '\'', '\u2019', '(', ')', '?', '!', '"'], StringSplitOptions.RemoveEmptyEntries),
            StringComparer.Ordinal
        );

    private static string? FirstHeading(PageView view, IReadOnlyCollection<string> siteKeys)
    {
        foreach (var element in view.Tree.Elements)
        {
            if (
                element.Node.LocalName is "h1"
                && element.LastBlock > element.FirstBlock
                && Seen(view, element.FirstBlock) is { } text
                && !siteKeys.Contains(MetadataText.Key(text))
            )
            {
                return text;
            }
        }

        return null;
    }
}

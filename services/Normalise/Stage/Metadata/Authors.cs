using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds who wrote the article.</summary>
internal static class Authors
{
    private const int MaxNames = 8;

    // How far below the headline a byline stands.
    private const int BylineReach = 14;
    private const int BylineAbove = 4;

    public static string? Find(PageFacts facts, JsonLdArticle? article, PageView view, int anchor, in PageElement root, string? site)
    {
        var siteKey = site is null ? "" : MetadataText.Key(site);
        return Join(article?.Authors ?? [], siteKey)
            ?? FromMeta(facts, siteKey)
            ?? FromByline(view, anchor)
            ?? Join(Texts(facts, anchor - BylineAbove, anchor + BylineReach), siteKey)
            ?? Join(Texts(facts, root.LastBlock - 2, root.LastBlock + 2), siteKey)
            ?? Join(article?.Authors ?? [], "");
    }

    private static string? FromMeta(PageFacts facts, string siteKey)
    {
        foreach (var name in MetadataOrder.Author)
        {
            if (Join(facts.All([name]).Select(static found => found.Value), siteKey) is { } author)
            {
                return author;
            }
        }

        return null;
    }

    private static string? FromByline(PageView view, int anchor)
    {
        var blocks = view.Tree.Blocks;
        for (var i = Math.Max(anchor, 0); i < Math.Min(blocks.Count, anchor + BylineReach); i++)
        {
            if (Bylines.Read(blocks[i].Text) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private static IEnumerable<string> Texts(PageFacts facts, int from, int to) =>
        facts.AuthorTexts.Where(found => found.Block >= from && found.Block <= to).Select(static found => found.Text).Take(1);

    private static string? Join(IEnumerable<string> names, string siteKey)
    {
        var clean = new List<string>();
        foreach (var name in names)
        {
            if (
                AuthorCleaner.Clean(name, siteKey) is { } author
                && MetadataText.Key(author) != siteKey
                && !clean.Contains(author, StringComparer.OrdinalIgnoreCase)
                && clean.Count < MaxNames
            )
            {
                clean.Add(author);
            }
        }

        return clean.Count == 0 ? null : string.Join(", ", clean);
    }
}

using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Metadata;

/// <summary>Weighs what a page says about its article, by <see cref="MetadataOrder"/>.</summary>
internal static class MetadataReader
{
    public static PageMetadata Read(PageFacts facts, JsonLdArticle? article, PageView view, int headline, int root, string text)
    {
        // Where no headline is known, dates and bylines are looked for around the story's first words.
        var anchor = headline >= 0 ? headline : view.Tree.Elements[root].FirstBlock;
        var url = Addresses.Page(facts.Canonical, facts.First(["og:url"]), article?.Url);
        var language = facts.Language ?? facts.First(MetadataOrder.Language) ?? article?.Language;
        var site = Sites.Name(facts, article, url);
        var published = PublishedDates.Find(facts, article, view, anchor, url, language);
        var modified = ModifiedDates.Find(facts, article, view, anchor, language);
        return new PageMetadata
        {
            Title = Titles.Choose(facts, article, view, headline, site, url),
            Author = Authors.Find(facts, article, view, anchor, view.Tree.Elements[root], site),
            Published = published?.Instant,
            PublishedPrecision = published?.Precision,
            Modified = modified?.Instant,
            ModifiedPrecision = modified?.Precision,
            Dateline = Datelines.Find(text),
            Site = site,
            Url = url,
            Language = language?.Replace('_', '-'),
            Description = facts.First(MetadataOrder.Description) ?? article?.Description,
            Image = Addresses.Resolve(facts.First(MetadataOrder.Image) ?? article?.Image ?? facts.ImageLink, url),
        };
    }
}

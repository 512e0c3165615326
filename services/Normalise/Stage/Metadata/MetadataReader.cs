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
        var dates = DateCandidates.Of(facts, article, view, anchor, view.Tree.Elements[root], url, language);
        var published = PublishedDates.Find(dates);
        var modified = ModifiedDates.Find(dates);
        // What says only when it was changed is dated by that, and marked: better found by a wrong week than by none.
        published ??= modified is { } changed ? changed with { Evidence = "modified" } : null;
        return new PageMetadata
        {
            Title = Titles.Choose(facts, article, view, view.Tree.Elements[root].FirstBlock, headline, site, url),
            Authors = Authors.Find(facts, article, view, anchor, view.Tree.Elements[root], site),
            Published = published?.Date.Instant,
            PublishedPrecision = published?.Date.Precision,
            PublishedEvidence = published?.Evidence,
            Modified = modified?.Date.Instant,
            ModifiedPrecision = modified?.Date.Precision,
            Dateline = Datelines.Find(text),
            Site = site,
            Url = url,
            PageId = PageIds.Find(facts, article),
            Language = language?.Replace('_', '-'),
            Description = facts.First(MetadataOrder.Description) ?? article?.Description,
            Image = Addresses.Resolve(facts.First(MetadataOrder.Image) ?? article?.Image ?? facts.ImageLink, url),
        };
    }
}

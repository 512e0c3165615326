using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds when the article was last changed.</summary>
internal static class ModifiedDates
{
    public static FoundDate? Find(PageFacts facts, JsonLdArticle? article, PageView view, int anchor, string? language)
    {
        if (DateReader.Read(article?.Modified, language) is { } structured)
        {
            return new FoundDate(structured, "json-ld");
        }

        foreach (var (_, value) in facts.All(MetadataOrder.Modified))
        {
            if (DateReader.Read(value, language) is { } date)
            {
                return new FoundDate(date, "meta");
            }
        }

        return VisibleDates.Find(facts, view, anchor, TimeKind.Modified, language);
    }
}

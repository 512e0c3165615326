using Pipeline.Normalise.Extract;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds when the article was last changed.</summary>
internal static class ModifiedDates
{
    public static ReadDate? Find(PageFacts facts, JsonLdArticle? article, PageView view, int anchor, string? language)
    {
        if (DateReader.Read(article?.Modified, language) is { } structured)
        {
            return structured;
        }

        foreach (var (_, value) in facts.All(MetadataOrder.Modified))
        {
            if (DateReader.Read(value, language) is { } date)
            {
                return date;
            }
        }

        return VisibleDates.Find(facts, view, anchor, TimeKind.Modified, language);
    }
}

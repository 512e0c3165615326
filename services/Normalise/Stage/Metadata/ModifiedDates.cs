using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>Finds when the article was last changed.</summary>
internal static class ModifiedDates
{
    public static FoundDate? Find(DateCandidates candidates)
    {
        if (candidates.Modified is { } said)
        {
            return said;
        }

        foreach (var seen in candidates.Seen)
        {
            if (seen.Kind == TimeKind.Modified)
            {
                return new FoundDate(seen.Date, seen.IsElement ? "time" : "visible");
            }
        }

        return null;
    }

    /// <summary>What the page tells machines.</summary>
    public static FoundDate? InData(PageFacts facts, JsonLdArticle? article, string? language)
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

        return null;
    }
}

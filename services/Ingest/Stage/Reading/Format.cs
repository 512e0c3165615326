namespace Pipeline.Ingest.Reading;

/// <summary>
/// A format: how it is told from others, and how the articles in it are found. To add one, write its folder and its line in
/// <c>FormatCatalogue</c>; nothing else knows formats by name.
/// </summary>
internal abstract class Format
{
    /// <summary>What the bytes are where they are in this format; null where they are not. Asked in the catalogue's order.</summary>
    public abstract DetectedFormat? Detect(Sample sample);

    public abstract IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected);

    /// <summary>What a member of an archive in this format is to the archive.</summary>
    public virtual MemberStanding Standing => MemberStanding.Article;

    /// <summary>Whether an answer about such a member is worth giving.</summary>
    public virtual bool IsWorthSaying(IngestResult result) => true;
}

namespace Pipeline.Normalise.Metadata;

/// <summary>Names that may be the author's, and where they were found.</summary>
/// <param name="Distance">Blocks after the headline; null for what does not stand in the text.</param>
/// <param name="ToEnd">Blocks from the end of the article; null as above.</param>
internal sealed record AuthorCandidate(IReadOnlyList<string> Names, AuthorSource Source, int? Distance, int? ToEnd, bool Aside)
{
    public string Key { get; } = MetadataText.Key(string.Concat(Names));
}

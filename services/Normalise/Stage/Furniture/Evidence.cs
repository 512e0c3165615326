namespace Pipeline.Normalise.Furniture;

/// <summary>What a phrase in a line says of the line. The order is that of bits in <see cref="PhraseHits"/>.</summary>
internal enum Evidence
{
    Related,
    ReadMore,
    ShareBar,
    Follow,
    CommentForm,
    Newsletter,
    Copyright,
    Legal,
    Navigation,
    Advertisement,
    Credit,
    Byline,
    AuthorBox,
    Published,
    ReadingTime,
    Tags,
    SourceNote,
}

/// <summary>Names of <see cref="Evidence"/> as the phrase file and the removal notes write them.</summary>
internal static class EvidenceNames
{
    private static readonly string[] Names =
    [
        "related",
        "read-more",
        "share-bar",
        "follow",
        "comment-form",
        "newsletter",
        "copyright",
        "legal",
        "navigation",
        "advertisement",
        "credit",
        "byline",
        "author-box",
        "published",
        "reading-time",
        "tags",
        "source-note",
    ];

    public static int Count => Names.Length;

    public static string Name(this Evidence evidence) => Names[(int)evidence];

    public static uint Bit(this Evidence evidence) => 1u << (int)evidence;

    public static Evidence Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? throw new FormatException($"No evidence is called '{name}'.") : (Evidence)index;
    }
}

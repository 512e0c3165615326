namespace Pipeline.Normalise.Metadata;

/// <summary>Where a page says a title; the same words may stand in several places.</summary>
[Flags]
internal enum TitleSource
{
    None = 0,
    JsonLd = 1,
    OpenGraph = 2,

    /// <summary>Meta elements and microdata of other vocabularies.</summary>
    Meta = 4,

    /// <summary>The title element, whole.</summary>
    Element = 8,

    /// <summary>One side of a bar, a dash or a colon in one of the above.</summary>
    Part = 16,

    /// <summary>An h1 that a reader sees.</summary>
    Heading = 32,

    /// <summary>An element or a line within such a heading: kickers and dates stand beside the headline in it.</summary>
    Piece = 64,

    /// <summary>Another heading near the story.</summary>
    Subheading = 128,

    /// <summary>An element near the story whose class says that it is a title.</summary>
    Named = 256,

    /// <summary>One of the above with the site's name taken off.</summary>
    Cleaned = 512,

    /// <summary>Plain text near the story that says what another source says.</summary>
    Shown = 4096,

    /// <summary>A heading with its kicker.</summary>
    WithKicker = 1024,

    /// <summary>A heading among the page's frame: in a trail, a side column, the comments.</summary>
    Aside = 2048,
}

namespace Pipeline.Normalise.Metadata;

/// <summary>Where a page names its author.</summary>
internal enum AuthorSource
{
    JsonLd,

    /// <summary>The meta element of that name.</summary>
    Meta,

    /// <summary>A meta element of another vocabulary.</summary>
    OtherMeta,

    /// <summary>"Written by" among the labels that a page gives to networks.</summary>
    Label,

    /// <summary>A line "By Jane Doe".</summary>
    Byline,

    /// <summary>The same with a single name, or after a word that stands for it less surely.</summary>
    ShortByline,

    /// <summary>A link that says it leads to the author.</summary>
    Link,

    /// <summary>A link to a page of authors, by its address.</summary>
    Address,

    /// <summary>Microdata.</summary>
    Property,

    /// <summary>An element whose class says so.</summary>
    Class,

    /// <summary>A short line beside the headline that is nothing but a name.</summary>
    Line,

    /// <summary>A box about the author.</summary>
    Box,
}

namespace Pipeline.Normalise.Furniture;

/// <summary>
/// What stands on a page or in a copied text and is not the story. The wire names are in <see cref="FurnitureKinds"/>. Kinds up to
/// <see cref="PressRelease"/> can be known by a phrase: they are bits in <see cref="PhraseHits"/> and rows of the model.
/// </summary>
internal enum FurnitureKind
{
    /// <summary>The story's own.</summary>
    None,

    /// <summary>What announces other articles; they themselves are <see cref="Teaser"/>.</summary>
    Related,
    ReadMore,
    ShareBar,
    Follow,

    /// <summary>What announces readers' comments, and the form for them; they themselves are <see cref="Comments"/>.</summary>
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

    /// <summary>Cookies and their buttons.</summary>
    Consent,

    /// <summary>Asks something of the reader: to subscribe and read on, to get an app, to give, to write in.</summary>
    CallToAction,

    /// <summary>A news agency's word to the desks that print it: slugs, what this version adds.</summary>
    WireNote,

    /// <summary>Marks of a press release and whom to ask about it.</summary>
    PressRelease,

    Teaser,
    Comments,
    Caption,
    Footer,
    Sidebar,
    Hidden,
    Media,
    Control,
    Headline,
    Links,
    Kicker,
    SiteName,
    RepeatedTitle,
    Ornament,
    Address,

    /// <summary>Furniture by its place and shape, with nothing that says which.</summary>
    Other,
}

namespace Pipeline.Normalise.Extract;

/// <summary>Why a block was cut.</summary>
internal enum Cause
{
    None,
    Navigation,
    Share,
    Related,
    Comments,
    Promotion,
    Newsletter,
    Consent,
    Byline,
    Caption,
    Footer,
    Sidebar,
    Tags,
    AuthorBox,
    Hidden,
    Media,
    Control,
    Headline,
    Links,
    Phrase,
}

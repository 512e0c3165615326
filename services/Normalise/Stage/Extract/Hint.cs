namespace Pipeline.Normalise.Extract;

/// <summary>What the words in an element's class, id, role or microdata say of its content.</summary>
[Flags]
internal enum Hint
{
    None = 0,
    Content = 1 << 0,
    Navigation = 1 << 1,
    Share = 1 << 2,
    Related = 1 << 3,
    Comments = 1 << 4,
    Promotion = 1 << 5,
    Newsletter = 1 << 6,
    Consent = 1 << 7,
    Byline = 1 << 8,
    Caption = 1 << 9,
    Footer = 1 << 10,
    Sidebar = 1 << 11,
    Tags = 1 << 12,
    AuthorBox = 1 << 13,
    Hidden = 1 << 14,
    Media = 1 << 15,
    Header = 1 << 16,
    Control = 1 << 17,

    /// <summary>Hidden by its own attributes: a fact, where a class name is a word.</summary>
    Unseen = 1 << 18,

    /// <summary>Hidden by a rule of the page's style sheets; a script may show it.</summary>
    StyledAway = 1 << 19,

    Furniture =
        Navigation
        | Share
        | Related
        | Comments
        | Promotion
        | Newsletter
        | Consent
        | Byline
        | Caption
        | Footer
        | Sidebar
        | Tags
        | AuthorBox
        | Hidden
        | Media
        | Control,
}

namespace Pipeline.Normalise.Extract;

/// <summary>What an element means for reading a page as text.</summary>
[Flags]
internal enum TagKind
{
    Inline = 0,
    Block = 1 << 0,
    Heading = 1 << 1,
    ListItem = 1 << 2,
    List = 1 << 3,
    Quote = 1 << 4,
    Preformatted = 1 << 5,
    Table = 1 << 6,
    Row = 1 << 7,
    Cell = 1 << 8,
    Break = 1 << 9,

    /// <summary>Has no content and no end tag.</summary>
    Void = 1 << 10,

    /// <summary>Its content is not text of the page (script, style, drawing): cut before parsing.</summary>
    Raw = 1 << 11,

    /// <summary>Changes only how text looks: dropped before parsing.</summary>
    Formatting = 1 << 12,

    /// <summary>Its text is a control's or a menu's, not the article's.</summary>
    Control = 1 << 13,

    Paragraph = 1 << 14,
    Link = 1 << 15,
    Caption = 1 << 16,

    /// <summary>Closes itself when another of its name opens.</summary>
    SelfNesting = 1 << 17,

    /// <summary>Stands between table and cell, where only parts of a table may stand.</summary>
    TablePart = 1 << 18,

    /// <summary>Shown between quotation marks.</summary>
    Quotation = 1 << 19,

    /// <summary>Says again, smaller or for machines, what stands beside it: a reading over its characters, a formula's source.</summary>
    Unread = 1 << 20,

    /// <summary>May stand in a page's head.</summary>
    Head = 1 << 21,

    Term = 1 << 22,
    Definition = 1 << 23,
}

namespace Pipeline.Normalise;

/// <summary>What a run of text is, as far as its markup or its own marks say.</summary>
public enum BlockKind
{
    /// <summary>Nothing says: a line of plain text, a division of a page.</summary>
    Text,
    Paragraph,
    Heading,
    ListItem,
    Quote,
    Preformatted,

    /// <summary>A row of a table of data, cells parted by bars.</summary>
    Row,
    Caption,

    /// <summary>What a definition list defines.</summary>
    Term,

    /// <summary>What a definition list says of it.</summary>
    Definition,
}

namespace Pipeline.Normalise.Extract;

internal enum BlockKind
{
    Text,
    Paragraph,
    Heading,
    ListItem,
    Quote,
    Preformatted,
    Row,
    Caption,
}

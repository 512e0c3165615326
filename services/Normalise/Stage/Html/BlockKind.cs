namespace Pipeline.Normalise.Html;

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

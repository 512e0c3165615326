namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>A line of text with where it stands, in points from the page's left, and whether that is at the page's top or foot.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Height, double PointSize, bool IsAtEdge)
{
    public bool EndsSentence =>
        Text.AsSpan().TrimEnd("\"'”’»)]") is [.., '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？' or '؟' or '।'];
}

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>A line of text with where it stands.</summary>
/// <param name="Text">Its words; a tab between a table's cells.</param>
/// <param name="Left">In points from the page's left.</param>
/// <param name="Right">The same.</param>
/// <param name="BaseLine">In points from the page's foot.</param>
/// <param name="Size">Of most of its type.</param>
/// <param name="Edge">Whether it stands in the margin at the page's head or foot.</param>
/// <param name="IsPagination">Whether the writer marked it as a running head, foot or page number.</param>
internal sealed record PdfLine(string Text, double Left, double Right, double BaseLine, double Size, PageEdge Edge, bool IsPagination)
{
    /// <summary>A row of a table.</summary>
    public bool IsTableRow => Text.Contains('\t', StringComparison.Ordinal);

    /// <summary>An item of a list, by its mark.</summary>
    public bool IsItem =>
        Text is [('\u2022' or '\u25CF' or '\u25AA' or '\u25E6' or '\uF0B7' or '\u00B7' or '\u2023' or '\u25A0'), ' ' or '\t', ..];

    public bool EndsSentence =>
        Text.AsSpan().TrimEnd("\"'”’»)]") is [.., '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？' or '؟' or '।'];
}

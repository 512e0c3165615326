namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Lines that stand together on a page.</summary>
internal sealed record PdfBlock(IReadOnlyList<PdfLine> Lines)
{
    /// <summary>
    /// Its paragraphs: an indented line begins one, and so does the line after one that ends short with a full stop, a list's item and a
    /// table's row.
    /// </summary>
    public IEnumerable<IReadOnlyList<PdfLine>> Paragraphs()
    {
        double left = Lines.Min(line => line.Left),
            right = Lines.Max(line => line.Right);
        var paragraph = new List<PdfLine>();
        for (var i = 0; i < Lines.Count; i++)
        {
            if (i > 0 && BeginsParagraph(Lines[i - 1], Lines[i], left, right))
            {
                yield return paragraph;
                paragraph = [];
            }

            paragraph.Add(Lines[i]);
        }

        yield return paragraph;
    }

    private static bool BeginsParagraph(PdfLine before, PdfLine line, double left, double right)
    {
        var isIndented = line.Left - left > line.Size && line.Left - left < (right - left) / 4 && before.Left - left < line.Size / 2;
        var endsShort = right - before.Right > (right - left) / 5 && before.EndsSentence;
        return line.IsItem || line.IsTableRow || before.IsTableRow || ((isIndented || endsShort) && !before.IsItem);
    }
}

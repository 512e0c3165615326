using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Puts pages together as text: without running heads and page numbers, words that a line end cut made whole, paragraphs that a page or
/// column cut joined.
/// </summary>
internal sealed class PdfText
{
    private readonly List<IReadOnlyList<PdfBlock>> _pages = [];

    public void Add(IReadOnlyList<PdfBlock> page) => _pages.Add(page);

    /// <summary>The first page's lines in the largest type, where it is clearly larger than the text's.</summary>
    public string? Headline
    {
        get
        {
            var lines = _pages.Count == 0 ? [] : _pages[0].SelectMany(block => block.Lines).Where(line => line.Size > 0).ToList();
            if (lines.Count < 3)
            {
                return null;
            }

            var usual = lines.Select(line => line.Size).Order().ElementAt(lines.Count / 2);
            var largest = lines.Max(line => line.Size);
            var headline = string.Join(
                ' ',
                lines.SkipWhile(line => line.Size < largest * 0.98).TakeWhile(line => line.Size >= largest * 0.98).Select(line => line.Text)
            );
            return largest > usual * 1.25 && headline.Length is > 3 and < 300 ? headline : null;
        }
    }

    /// <summary>The text, and what was left out of it.</summary>
    public (string Text, IReadOnlyList<RemovalNote> Removed) Compose()
    {
        var running = new RunningLines(_pages);
        var text = new StringBuilder();
        PdfLine? last = null;
        foreach (var block in _pages.SelectMany(page => page))
        {
            var lines = block.Lines.Where(line => !running.Has(line)).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            foreach (var paragraph in new PdfBlock(lines).Paragraphs())
            {
                Append(text, last, paragraph);
                last = paragraph[0];
            }
        }

        return (text.ToString(), running.Notes);
    }

    private static void Append(StringBuilder text, PdfLine? last, IReadOnlyList<PdfLine> lines)
    {
        var first = lines[0];
        var paragraph = first.IsItem ? $"- {Join(lines)[2..]}" : Join(lines);
        if (paragraph.Length == 0)
        {
            return;
        }

        if (text.Length == 0)
        {
            text.Append(paragraph);
        }
        else if (GoesOn(text, last!, first))
        {
            AppendLine(text, paragraph);
        }
        else
        {
            var isSameList = (first.IsItem && last!.IsItem) || (first.IsTableRow && last!.IsTableRow);
            text.Append(isSameList ? "\n" : "\n\n").Append(paragraph);
        }
    }

    /// <summary>
    /// A paragraph that a page or column cut off in the middle of a sentence goes on where a small letter begins the next.
    /// </summary>
    private static bool GoesOn(StringBuilder text, PdfLine last, PdfLine first) =>
        !last.IsTableRow
        && !first.IsTableRow
        && char.IsLower(first.Text[0])
        && (char.IsLetterOrDigit(text[^1]) || text[^1] is ',' or ';' or '-' or '\u00AD');

    private static string Join(IReadOnlyList<PdfLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            AppendLine(text, line.Text);
        }

        return text.ToString().Trim();
    }

    /// <summary>Adds a line: a hyphen between two small letters at a line's end is the typesetter's, and goes.</summary>
    private static void AppendLine(StringBuilder text, string line)
    {
        if (text.Length > 1 && line.Length > 0)
        {
            if (text[^1] is '\u00AD' or '\u2010' or '-' && char.IsLower(text[^2]) && char.IsLower(line[0]))
            {
                text.Length--;
            }
            else if (text[^1] == '-' && char.IsLetter(text[^2]))
            {
                // A hyphen before a capital or a figure belongs to the word.
            }
            else if (!(IsUnspaced(text[^1]) && IsUnspaced(line[0])))
            {
                text.Append(' ');
            }
        }

        text.Append(line);
    }

    /// <summary>Chinese and Japanese have no spaces between words, so a line end stands for nothing.</summary>
    private static bool IsUnspaced(char c) =>
        c is (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFF60');
}

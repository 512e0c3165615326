using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Puts pages together as text: without running heads and page numbers, words that a line end cut made whole, paragraphs that a page or
/// column cut joined.
/// </summary>
internal sealed partial class PdfText
{
    /// <summary>On so many pages a line at a page's edge is a running head or foot.</summary>
    private const int RunningHeadPages = 3;

    private readonly List<IReadOnlyList<PdfBlock>> _pages = [];

    public void Add(IReadOnlyList<PdfBlock> page) => _pages.Add(page);

    /// <summary>The first page's lines in the largest type, where it is clearly larger than the text's.</summary>
    public string? Headline
    {
        get
        {
            var lines = _pages.Count == 0 ? [] : _pages[0].SelectMany(block => block.Lines).Where(line => line.PointSize > 0).ToList();
            if (lines.Count < 3)
            {
                return null;
            }

            var usual = lines.Select(line => line.PointSize).Order().ElementAt(lines.Count / 2);
            var largest = lines.Max(line => line.PointSize);
            var headline = string.Join(
                ' ',
                lines
                    .SkipWhile(line => line.PointSize < largest * 0.98)
                    .TakeWhile(line => line.PointSize >= largest * 0.98)
                    .Select(line => line.Text)
            );
            return largest > usual * 1.25 && headline.Length is > 3 and < 300 ? headline : null;
        }
    }

    public override string ToString()
    {
        var running = RunningHeads();
        var text = new StringBuilder();
        foreach (var page in _pages)
        {
            foreach (var block in page)
            {
                if (
                    block.Lines.Count <= 2
                    && block.Lines.All(line =>
                        Bullet().IsMatch(line.Text)
                        || (line.IsAtEdge && (running.Contains(Shape(line.Text)) || PageNumber().IsMatch(line.Text)))
                    )
                )
                {
                    continue;
                }

                foreach (var paragraph in block.Paragraphs())
                {
                    Append(text, Join(paragraph));
                }
            }
        }

        return text.ToString();
    }

    private HashSet<string> RunningHeads() =>
        _pages.Count < RunningHeadPages
            ? []
            :
            [
                .. _pages
                    .SelectMany(page =>
                        page.Where(block => block.Lines.Count <= 2)
                            .SelectMany(block => block.Lines)
                            .Where(line => line.IsAtEdge)
                            .Select(line => Shape(line.Text))
                            .Distinct(StringComparer.Ordinal)
                    )
                    .GroupBy(shape => shape, StringComparer.Ordinal)
                    .Where(group => group.Count() >= RunningHeadPages && group.Count() * 3 >= _pages.Count)
                    .Select(group => group.Key),
            ];

    private static string Shape(string line) => Digits().Replace(line, "0").Trim();

    private static void Append(StringBuilder text, string paragraph)
    {
        if (paragraph.Length == 0)
        {
            return;
        }

        if (text.Length > 0)
        {
            // A paragraph that ends in the middle of a sentence goes on where a small letter begins the next.
            var goesOn = char.IsLower(paragraph[0]) && (char.IsLetterOrDigit(text[^1]) || text[^1] is ',' or ';' or '-' or '\u00AD');
            if (goesOn)
            {
                AppendLine(text, paragraph);
                return;
            }

            text.Append("\n\n");
        }

        text.Append(paragraph);
    }

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

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    /// <summary>A list's mark, which the layout takes for a column of its own.</summary>
    [GeneratedRegex(@"\A[\u2022\u25CF\u25AA\u25E6\uF0B7\u00B7]\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"\A\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex PageNumber();
}

using System.Text.RegularExpressions;
using Pipeline.Contracts;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Finds the lines that pages have and the story has not: running heads and feet, and page numbers. Such a line stands at a page's edge
/// and comes again on others, figures aside; or the document itself says that it is one.
/// </summary>
internal sealed partial class RunningLines
{
    /// <summary>On so many pages, and on so great a part of them, a line is a running one wherever at the edge it stands.</summary>
    private const int EnoughPages = 3;

    private const int PartOfPages = 3;

    /// <summary>In points: heads stand at the same height on each page, which a line of the story does only by chance.</summary>
    private const double SameHeight = 3;

    /// <summary>What is marked as pagination is taken away where it is no more than this part of a document's letters.</summary>
    private const double MostPagination = 0.3;

    private const int MostNotes = 40;
    private const int MostLength = 500;

    private readonly HashSet<PdfLine> _found = new(ReferenceEqualityComparer.Instance);
    private readonly List<RemovalNote> _notes = [];

    public RunningLines(IReadOnlyList<IReadOnlyList<PdfBlock>> pages)
    {
        Marked(pages);
        var lines = pages.Select(page => page.SelectMany(block => block.Lines).Where(line => line.Edge != PageEdge.None).ToList()).ToList();
        var repeated = Repeated(lines);
        foreach (var page in lines)
        {
            FromOutside(page.Where(line => line.Edge == PageEdge.Head).OrderByDescending(line => line.BaseLine), repeated);
            FromOutside(page.Where(line => line.Edge == PageEdge.Foot).OrderBy(line => line.BaseLine), repeated);
        }
    }

    /// <summary>Each line that was found once, in reading order.</summary>
    public IReadOnlyList<RemovalNote> Notes => _notes;

    public bool Has(PdfLine line) => _found.Contains(line);

    /// <summary>Only what no line of the story keeps from the page's edge is a running line.</summary>
    private void FromOutside(IEnumerable<PdfLine> lines, HashSet<PdfLine> repeated)
    {
        var (height, wentOn) = (double.NaN, true);
        foreach (var line in lines)
        {
            var isSameRow = Math.Abs(line.BaseLine - height) < SameHeight;
            if (!isSameRow && !wentOn)
            {
                return;
            }

            wentOn = isSameRow && wentOn;
            height = line.BaseLine;
            if (repeated.Contains(line) || PageNumber().IsMatch(line.Text) || _found.Contains(line))
            {
                wentOn = true;
                Find(line, KindOf(line));
            }
        }
    }

    private void Marked(IReadOnlyList<IReadOnlyList<PdfBlock>> pages)
    {
        var lines = pages.SelectMany(page => page).SelectMany(block => block.Lines).ToList();
        var marked = lines.Where(line => line.IsPagination).ToList();
        if (marked.Sum(line => (long)line.Text.Length) <= MostPagination * lines.Sum(line => (long)line.Text.Length))
        {
            foreach (var line in marked)
            {
                Find(line, KindOf(line));
            }
        }
    }

    private static HashSet<PdfLine> Repeated(List<List<PdfLine>> pages)
    {
        var repeated = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        var byShape = pages
            .SelectMany((lines, page) => lines.Select(line => (Shape: Shape(line.Text), Page: page, Line: line)))
            .Where(found => found.Shape.Length > 0)
            .GroupBy(found => found.Shape, StringComparer.Ordinal);
        foreach (var group in byShape)
        {
            var found = group.OrderBy(one => one.Line.BaseLine).ToList();
            var onPages = found.Select(one => one.Page).Distinct().Count();
            var isEverywhere = onPages >= EnoughPages && onPages * PartOfPages >= pages.Count;
            for (var i = 0; i < found.Count; i++)
            {
                if (isEverywhere || IsLike(i, i - 1) || IsLike(i, i + 1))
                {
                    repeated.Add(found[i].Line);
                }
            }

            bool IsLike(int one, int other) =>
                other >= 0
                && other < found.Count
                && found[other].Page != found[one].Page
                && Math.Abs(found[other].Line.BaseLine - found[one].Line.BaseLine) < SameHeight;
        }

        return repeated;
    }

    private static string KindOf(PdfLine line) => line.Text.Any(char.IsLetter) ? "running-head" : "page-number";

    private void Find(PdfLine line, string why)
    {
        if (!_found.Add(line) || _notes.Count >= MostNotes)
        {
            return;
        }

        var note = new RemovalNote(line.Text.Length <= MostLength ? line.Text : $"{line.Text[..MostLength]}…", why);
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    private static string Shape(string line) => Digits().Replace(line, "0").Trim();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"\A\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex PageNumber();
}

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// A page's blocks of lines, in reading order: letters that were struck twice go, the rest become words (<see cref="Fragments"/>), those
/// columns and rows (<see cref="Columns"/>), and rows with no more than a line's distance between them blocks. What runs at another angle
/// comes after.
/// </summary>
internal static class PageLayout
{
    /// <summary>How much of a page's height is margin, where heads, feet and page numbers stand.</summary>
    private const double Edge = 0.12;

    /// <summary>What runs at angles of this many degrees or less apart runs the same way: a page may be scanned askew.</summary>
    private const double SameAngle = 5;

    /// <summary>Past so many of the usual distances between rows a block ends; half a line more sets paragraphs apart.</summary>
    private const double BlockDistance = 1.35;

    private const double SameSize = 1.2;

    public static IReadOnlyList<PdfBlock> Read(TextPage page) =>
        [
            .. StruckTwice
                .Remove(page.Glyphs)
                .GroupBy(glyph => (int)Math.Round(glyph.Angle * 180 / Math.PI / SameAngle))
                .OrderByDescending(group => group.Count())
                .SelectMany(group => Blocks([.. group], page)),
        ];

    private static IEnumerable<PdfBlock> Blocks(List<Glyph> glyphs, TextPage page)
    {
        var frame = new Frame(glyphs.Select(glyph => glyph.Angle).Order().ElementAt(glyphs.Count / 2));
        var (foot, head) = frame.Edges(page.Width, page.Height);
        var margin = (head - foot) * Edge;
        foreach (var region in Columns.Split(Fragments.Read(glyphs, frame)))
        {
            var usual = UsualDistance(region);
            var lines = new List<PdfLine>();
            for (var i = 0; i < region.Count; i++)
            {
                if (i > 0 && EndsBlock(region[i - 1], region[i], usual))
                {
                    yield return new PdfBlock(lines);
                    lines = [];
                }

                var edge =
                    region[i].BaseLine > head - margin ? PageEdge.Head
                    : region[i].BaseLine < foot + margin ? PageEdge.Foot
                    : PageEdge.None;
                lines.Add(RowText.ToLine(region[i], edge));
            }

            yield return new PdfBlock(lines);
        }
    }

    private static bool EndsBlock(Row above, Row row, double usual) =>
        above.BaseLine - row.BaseLine > BlockDistance * Math.Max(usual, row.Size)
        || above.Size > row.Size * SameSize
        || row.Size > above.Size * SameSize;

    private static double UsualDistance(IReadOnlyList<Row> rows)
    {
        var distances = rows.Zip(rows.Skip(1), (above, row) => above.BaseLine - row.BaseLine).Order().ToList();
        return distances.Count == 0 ? 0 : distances[distances.Count / 2];
    }
}

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Takes out letters that are drawn a second time over themselves: writers do so for bold type, shadows and outlines, and scanners lay
/// recognised text over text.
/// </summary>
internal static class StruckTwice
{
    /// <summary>
    /// How far the second may lie beside the first, in parts of the letter's width. The second l of "all" begins a whole width on.
    /// </summary>
    private const double MostAlong = 0.5;

    /// <summary>How far above or below, in parts of its size; lines stand a whole size apart.</summary>
    private const double MostAcross = 0.2;

    /// <summary>So many of one letter in a place are a pattern made of letters, and looking through them all would cost time.</summary>
    private const int MostInCell = 32;

    public static List<Glyph> Remove(IReadOnlyList<Glyph> glyphs)
    {
        var kept = new List<Glyph>(glyphs.Count);
        var cells = new Dictionary<(string, int, int), List<Glyph>>(glyphs.Count);
        foreach (var glyph in glyphs)
        {
            // A cell is as large as the farthest that a second may lie from its first, so that the eight around it have them all.
            var size = Math.Max(0.5, Math.Max(glyph.Advance * MostAlong, glyph.Size * MostAcross));
            var (x, y) = (Cell(glyph.X, size), Cell(glyph.Y, size));
            if (IsThere(cells, glyph, x, y))
            {
                continue;
            }

            if (!cells.TryGetValue((glyph.Text, x, y), out var cell))
            {
                cells[(glyph.Text, x, y)] = cell = new List<Glyph>(1);
            }

            if (cell.Count < MostInCell)
            {
                cell.Add(glyph);
                kept.Add(glyph);
            }
        }

        return kept;
    }

    private static int Cell(double at, double size) => (int)Math.Clamp(Math.Floor(at / size), int.MinValue / 2, int.MaxValue / 2);

    private static bool IsThere(Dictionary<(string, int, int), List<Glyph>> cells, Glyph glyph, int x, int y)
    {
        for (var i = x - 1; i <= x + 1; i++)
        {
            for (var j = y - 1; j <= y + 1; j++)
            {
                if (cells.TryGetValue((glyph.Text, i, j), out var cell) && cell.Exists(other => IsOver(glyph, other)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOver(Glyph glyph, Glyph other)
    {
        var (dx, dy) = (glyph.X - other.X, glyph.Y - other.Y);
        if (glyph.Advance < 0.01)
        {
            return Math.Abs(dx) + Math.Abs(dy) < 0.01;
        }

        var (sin, cos) = Math.SinCos(glyph.Angle);
        return Math.Abs((dx * cos) + (dy * sin)) <= glyph.Advance * MostAlong
            && Math.Abs((dy * cos) - (dx * sin)) <= glyph.Size * MostAcross
            && glyph.Size < other.Size * 1.5
            && other.Size < glyph.Size * 1.5;
    }
}

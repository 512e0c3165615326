namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Puts letters together that were written one after the other with no space between them.</summary>
internal static class Fragments
{
    /// <summary>
    /// Past this part of its size the next letter begins a word. A space has a quarter or more; what is set between letters has a tenth.
    /// </summary>
    public const double WordGap = 0.15;

    /// <summary>How far a letter may reach back over the one before: kerning does so by a tenth, marks by all of their width.</summary>
    private const double Kerning = 0.3;

    private const double SameLine = 0.05;
    private const double SameSize = 1.15;

    public static List<Fragment> Read(IReadOnlyList<Glyph> glyphs, Frame frame)
    {
        var fragments = new List<Fragment>();
        Fragment? current = null;
        foreach (var glyph in glyphs)
        {
            var (left, baseLine) = frame.Place(glyph.X, glyph.Y);
            if (string.IsNullOrWhiteSpace(glyph.Text))
            {
                if (current is not null)
                {
                    current.EndsWithSpace = true;
                }

                current = null;
            }
            else if (current is not null && GoesOn(current, glyph, left, baseLine))
            {
                current.Add(glyph, left);
            }
            else
            {
                fragments.Add(current = new Fragment(glyph, left, baseLine));
            }
        }

        return fragments;
    }

    private static bool GoesOn(Fragment fragment, Glyph glyph, double left, double baseLine)
    {
        var gap = (left - fragment.Next) / Math.Max(fragment.Size, 0.01);
        return gap < WordGap
            && gap > -Kerning
            && Math.Abs(baseLine - fragment.BaseLine) <= SameLine * fragment.Size
            && glyph.Size < fragment.Size * SameSize
            && fragment.Size < glyph.Size * SameSize;
    }
}

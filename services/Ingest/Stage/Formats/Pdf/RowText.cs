using System.Text;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Writes a row's fragments as a line.</summary>
internal static class RowText
{
    /// <summary>A space of so many sizes stands between a table's cells.</summary>
    private const double CellGap = 1.8;

    public static PdfLine ToLine(Row row, PageEdge edge)
    {
        var fragments = IsRightToLeft(row.Fragments) ? FromRight(row.Fragments) : row.Fragments;
        var text = new StringBuilder();
        for (var i = 0; i < fragments.Count; i++)
        {
            if (i > 0)
            {
                text.Append(Between(fragments[i - 1], fragments[i]));
            }

            text.Append(fragments[i].Text);
        }

        return new PdfLine(
            text.ToString().Trim(),
            row.Left,
            row.Right,
            row.BaseLine,
            row.Size,
            edge,
            row.Fragments.All(fragment => fragment.IsPagination)
        );
    }

    private static string Between(Fragment one, Fragment other)
    {
        var (left, right) = one.Left <= other.Left ? (one, other) : (other, one);
        var size = Math.Max(one.Size, other.Size);
        var gap = (right.Left - Math.Max(left.Right, left.Next)) / Math.Max(size, 0.01);
        return gap > CellGap ? "\t"
            : gap > Fragments.WordGap || one.EndsWithSpace ? " "
            : "";
    }

    private static bool IsRightToLeft(IReadOnlyList<Fragment> fragments)
    {
        int right = 0,
            left = 0;
        foreach (var c in fragments.SelectMany(fragment => fragment.Text))
        {
            right += IsRightToLeft(c) ? 1 : 0;
            left += !IsRightToLeft(c) && char.IsLetter(c) ? 1 : 0;
        }

        return right > left;
    }

    private static bool IsRightToLeft(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>
    /// From right to left, what runs from left to right inside (Latin words, figures) in its own order. Writers set such a letter left of
    /// the one before, so that each is a fragment by itself.
    /// </summary>
    private static List<Fragment> FromRight(IReadOnlyList<Fragment> fragments)
    {
        var ordered = new List<Fragment>();
        var insertAt = 0;
        foreach (var fragment in fragments.Reverse())
        {
            if (fragment.Text.Any(IsRightToLeft) || !fragment.Text.Any(char.IsLetterOrDigit))
            {
                ordered.Add(fragment);
                insertAt = ordered.Count;
            }
            else
            {
                ordered.Insert(insertAt, fragment);
            }
        }

        return ordered;
    }
}

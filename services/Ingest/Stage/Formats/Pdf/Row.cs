namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Fragments that stand at one height, from left to right.</summary>
internal sealed record Row(double BaseLine, double Size, IReadOnlyList<Fragment> Fragments)
{
    /// <summary>How far off its row's base line a fragment may stand, in parts of the larger size: raised figures do by a third.</summary>
    private const double Raised = 0.4;

    /// <summary>A letter of so many sizes of the text is an initial, which stands beside several lines and belongs to the first.</summary>
    private const double Initial = 1.8;

    private const double CapHeight = 0.7;

    public double Left => Fragments[0].Left;

    public double Right => Fragments.Max(fragment => fragment.Right);

    public int Letters => Fragments.Sum(fragment => fragment.Length);

    /// <summary>Rows from the top down.</summary>
    public static List<Row> Of(IReadOnlyList<Fragment> fragments)
    {
        if (fragments.Count == 0)
        {
            return [];
        }

        var usual = UsualSize(fragments);
        var rows = new List<Row>();
        var current = new List<Fragment>();
        double height = 0,
            size = 0;
        foreach (
            var (fragment, baseLine) in fragments
                .Select(fragment => (fragment, BaseLineOf(fragment, usual)))
                .OrderByDescending(one => one.Item2)
        )
        {
            if (current.Count > 0 && height - baseLine > Raised * Math.Max(size, Math.Min(fragment.Size, size * 2)))
            {
                rows.Add(Make(current));
                current = [];
            }

            // The heaviest so far says where the row is: a raised figure that comes first must not.
            if (current.Count == 0 || fragment.Size * 0.8 > size)
            {
                (height, size) = (baseLine, fragment.Size);
            }

            current.Add(fragment);
        }

        rows.Add(Make(current));
        return rows;
    }

    public static double UsualSize(IReadOnlyList<Fragment> fragments)
    {
        var sizes = fragments.Select(fragment => (fragment.Size, fragment.Length)).OrderBy(one => one.Size).ToList();
        var half = sizes.Sum(one => one.Length) / 2;
        foreach (var (size, length) in sizes)
        {
            if ((half -= length) <= 0)
            {
                return size;
            }
        }

        return sizes[^1].Size;
    }

    private static double BaseLineOf(Fragment fragment, double usual) =>
        fragment.Length == 1 && fragment.Size > usual * Initial && char.IsLetter(fragment.Text[0])
            ? fragment.BaseLine + (CapHeight * (fragment.Size - usual))
            : fragment.BaseLine;

    private static Row Make(List<Fragment> fragments)
    {
        var main = fragments.MaxBy(fragment => fragment.Length * fragment.Size)!;
        return new Row(main.BaseLine, main.Size, [.. fragments.OrderBy(fragment => fragment.Left)]);
    }
}

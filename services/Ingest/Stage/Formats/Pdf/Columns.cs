namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Puts a page's rows in reading order. Where white space goes down between rows of text on both sides, they are columns: what is above
/// them is read first, then the left, then the right, each looked through for columns again, then what is below.
/// </summary>
internal static class Columns
{
    private const double LeastWidth = 0.5;

    /// <summary>So many rows with so wide a space between them (in sizes) are columns; a few rows need a wider one.</summary>
    private static readonly (int Rows, double Width)[] Enough = [(8, LeastWidth), (4, 0.7), (2, 1.8)];

    /// <summary>
    /// Fewer letters a row than this, at the same heights on both sides, and it is a table, whose rows are read across.
    /// </summary>
    private const int LettersOfProse = 12;

    /// <summary>Columns inside columns; a broadsheet has five or six beside each other.</summary>
    private const int MaxDepth = 24;

    private const int MaxCandidates = 64;

    /// <summary>The regions in reading order, each of rows that are read across.</summary>
    public static IEnumerable<IReadOnlyList<Row>> Split(IReadOnlyList<Fragment> fragments, int depth = 0)
    {
        var rows = Row.Of(fragments);
        if (rows.Count == 0)
        {
            yield break;
        }

        if (depth >= MaxDepth || Widest(rows) is not { } gap)
        {
            yield return rows;
            yield break;
        }

        var inside = rows[gap.From..gap.To].SelectMany(row => row.Fragments).ToList();
        IReadOnlyList<Fragment>[] parts =
        [
            [.. rows[..gap.From].SelectMany(row => row.Fragments)],
            [.. inside.Where(fragment => fragment.Left < gap.Left)],
            [.. inside.Where(fragment => fragment.Left >= gap.Left)],
            [.. rows[gap.To..].SelectMany(row => row.Fragments)],
        ];
        foreach (var region in parts.SelectMany(part => Split(part, depth + 1)))
        {
            yield return region;
        }
    }

    private static Gap? Widest(List<Row> rows)
    {
        Gap? best = null;
        var open = new List<Gap>();
        for (var i = 0; i < rows.Count; i++)
        {
            var next = new List<Gap>();
            foreach (var (left, right) in Spaces(rows[i]))
            {
                foreach (var gap in open)
                {
                    Add(gap.And(rows[i], left, right, i));
                }

                Add(Gap.Of(rows[i], left, right, i));
            }

            open = next;

            void Add(Gap gap)
            {
                // One that began earlier and is as wide says as much and more.
                if (
                    gap.Width >= LeastWidth
                    && next.Count < MaxCandidates
                    && !next.Exists(other => other.From <= gap.From && other.Left <= gap.Left && other.Right >= gap.Right)
                )
                {
                    next.Add(gap);
                    best = gap.IsColumn && gap.Score > (best?.Score ?? 0) ? gap : best;
                }
            }
        }

        return best;
    }

    /// <summary>The spaces in a row, those beside its ends with them.</summary>
    private static IEnumerable<(double Left, double Right)> Spaces(Row row)
    {
        var end = double.NegativeInfinity;
        foreach (var fragment in row.Fragments)
        {
            if (fragment.Left - end > LeastWidth * row.Size)
            {
                yield return (end, fragment.Left);
            }

            end = Math.Max(end, fragment.Right);
        }

        yield return (end, double.PositiveInfinity);
    }

    /// <summary>White space that goes down through rows <paramref name="From"/> to <paramref name="To"/>.</summary>
    private sealed record Gap(int From, int To, double Left, double Right, double Size, Side OnLeft, Side OnRight, int Both)
    {
        public double Width => (Right - Left) / Size;

        public int Score => Math.Min(OnLeft.Rows, OnRight.Rows);

        public bool IsColumn =>
            double.IsFinite(Width)
            && Enough.Any(enough => Score >= enough.Rows && Width >= enough.Width)
            && (Both * 2 < Score || (OnLeft.IsProse && OnRight.IsProse));

        public static Gap Of(Row row, double left, double right, int at) =>
            new Gap(at, at, left, right, row.Size, default, default, 0).And(row, left, right, at);

        public Gap And(Row row, double left, double right, int at)
        {
            var (nowLeft, nowRight) = (Math.Max(Left, left), Math.Min(Right, right));
            if (nowRight <= nowLeft)
            {
                return this with { Left = 0, Right = 0 };
            }

            var onLeft = row.Fragments.Where(fragment => fragment.Left < nowLeft).Sum(fragment => fragment.Length);
            var onRight = row.Letters - onLeft;
            return new Gap(
                From,
                at + 1,
                nowLeft,
                nowRight,
                Math.Max(Size, row.Size),
                OnLeft.And(onLeft),
                OnRight.And(onRight),
                Both + (onLeft > 0 && onRight > 0 ? 1 : 0)
            );
        }
    }

    private readonly record struct Side(int Rows, int Letters)
    {
        public bool IsProse => Letters >= Rows * LettersOfProse;

        public Side And(int letters) => letters == 0 ? this : new Side(Rows + 1, Letters + letters);
    }
}

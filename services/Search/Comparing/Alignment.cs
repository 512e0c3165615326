namespace Pipeline.Search.Comparing;

/// <summary>Lays two texts beside each other.</summary>
internal static class Alignment
{
    // Gaps between anchors up to this many cells are compared all with all.
    private const int LargestTable = 4_000_000;

    /// <summary>
    /// Tells which word became which: words that stand once on either side anchor the rest (patience diff), and between two anchors the
    /// longest common sequence decides, first of words as they are, then of their skeletons, last by place.
    /// </summary>
    public static void Align(IReadOnlyList<Word> a, int aFrom, int aTo, IReadOnlyList<Word> b, int bFrom, int bTo, Action<int, int> pair)
    {
        while (aFrom < aTo && bFrom < bTo && a[aFrom].Text == b[bFrom].Text)
        {
            pair(aFrom++, bFrom++);
        }

        while (aFrom < aTo && bFrom < bTo && a[aTo - 1].Text == b[bTo - 1].Text)
        {
            pair(--aTo, --bTo);
        }

        if (aFrom == aTo || bFrom == bTo)
        {
            return;
        }

        var anchors = Anchors(a, aFrom, aTo, b, bFrom, bTo);
        if (anchors.Count == 0)
        {
            Gap(a, aFrom, aTo, b, bFrom, bTo, pair);
            return;
        }

        var (lastA, lastB) = (aFrom, bFrom);
        foreach (var (inA, inB) in anchors)
        {
            Align(a, lastA, inA, b, lastB, inB, pair);
            pair(inA, inB);
            (lastA, lastB) = (inA + 1, inB + 1);
        }

        Align(a, lastA, aTo, b, lastB, bTo, pair);
    }

    /// <summary>Where one word differs from what became of it.</summary>
    public static IEnumerable<(int From, int Length, string By)> Differences(string raw, string clean)
    {
        var common = Common(raw.Length, clean.Length, (i, j) => raw[i] == clean[j]);
        common.Add((raw.Length, clean.Length));
        var (lastRaw, lastClean) = (0, 0);
        foreach (var (inRaw, inClean) in common)
        {
            if (inRaw > lastRaw || inClean > lastClean)
            {
                yield return (lastRaw, inRaw - lastRaw, clean[lastClean..inClean]);
            }

            (lastRaw, lastClean) = (inRaw + 1, inClean + 1);
        }
    }

    private static void Gap(IReadOnlyList<Word> a, int aFrom, int aTo, IReadOnlyList<Word> b, int bFrom, int bTo, Action<int, int> pair)
    {
        var (lengthA, lengthB) = (aTo - aFrom, bTo - bFrom);
        if ((long)lengthA * lengthB > LargestTable)
        {
            return;
        }

        foreach (
            var (i, j) in Common(
                lengthA,
                lengthB,
                (i, j) =>
                    a[aFrom + i].Text == b[bFrom + j].Text
                    || (a[aFrom + i].Skeleton == b[bFrom + j].Skeleton && (a[aFrom + i].Skeleton.Length > 0 || lengthA == lengthB))
            )
        )
        {
            pair(aFrom + i, bFrom + j);
        }
    }

    private static List<(int A, int B)> Anchors(IReadOnlyList<Word> a, int aFrom, int aTo, IReadOnlyList<Word> b, int bFrom, int bTo)
    {
        var once = new Dictionary<string, (int A, int B)>(StringComparer.Ordinal);
        for (var i = aFrom; i < aTo; i++)
        {
            once[a[i].Text] = once.ContainsKey(a[i].Text) ? (-1, -1) : (i, -2);
        }

        for (var j = bFrom; j < bTo; j++)
        {
            if (once.TryGetValue(b[j].Text, out var place))
            {
                once[b[j].Text] = place.B == -2 ? (place.A, j) : (-1, -1);
            }
        }

        // The longest run of anchors that are in the same order on both sides.
        var candidates = once.Values.Where(place => place is { A: >= 0, B: >= 0 }).OrderBy(place => place.A).ToArray();
        var tails = new List<int>();
        var previous = new int[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            var at = tails.BinarySearch(i, Comparer<int>.Create((x, y) => candidates[x].B.CompareTo(candidates[y].B)));
            at = at < 0 ? ~at : at;
            previous[i] = at == 0 ? -1 : tails[at - 1];
            if (at == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[at] = i;
            }
        }

        var run = new List<(int, int)>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
        {
            run.Add(candidates[i]);
        }

        run.Reverse();
        return run;
    }

    // Longest common subsequence by the plain table.
    private static List<(int A, int B)> Common(int lengthA, int lengthB, Func<int, int, bool> equal)
    {
        var table = new int[lengthA + 1, lengthB + 1];
        for (var i = lengthA - 1; i >= 0; i--)
        {
            for (var j = lengthB - 1; j >= 0; j--)
            {
                table[i, j] = equal(i, j) ? table[i + 1, j + 1] + 1 : Math.Max(table[i + 1, j], table[i, j + 1]);
            }
        }

        var common = new List<(int, int)>();
        for (int i = 0, j = 0; i < lengthA && j < lengthB; )
        {
            if (equal(i, j))
            {
                common.Add((i++, j++));
            }
            else if (table[i + 1, j] >= table[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }
}

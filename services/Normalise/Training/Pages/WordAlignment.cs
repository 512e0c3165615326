namespace Pipeline.Normalise.Training.Pages;

/// <summary>
/// The longest common subsequence of two lists of words, by Hyyrö's bit-parallel recurrence with its rows kept: which words of a page stand
/// in the text that people took from it, in order.
/// </summary>
internal static class WordAlignment
{
    public static bool[] Matched(IReadOnlyList<string> page, IReadOnlyList<string> truth)
    {
        var matched = new bool[page.Count];
        if (page.Count == 0 || truth.Count == 0)
        {
            return matched;
        }

        var words = (truth.Count + 63) / 64;
        var masks = Masks(truth, words);
        var none = new ulong[words];
        var rows = new ulong[page.Count][];
        var state = new ulong[words];
        Array.Fill(state, ulong.MaxValue);
        for (var i = 0; i < page.Count; i++)
        {
            state = Step(state, masks.GetValueOrDefault(page[i]) ?? none);
            rows[i] = state;
        }

        var (row, column) = (page.Count, truth.Count);
        while (row > 0 && column > 0)
        {
            if (IsSet(rows[row - 1], column - 1))
            {
                column--;
                continue;
            }

            row--;
            if (row == 0 || IsSet(rows[row - 1], column - 1))
            {
                matched[row] = true;
                column--;
            }
        }

        return matched;
    }

    private static ulong[] Step(ulong[] state, ulong[] mask)
    {
        var next = new ulong[state.Length];
        ulong carry = 0;
        for (var w = 0; w < state.Length; w++)
        {
            var common = state[w] & mask[w];
            var sum = (UInt128)state[w] + common + carry;
            carry = (ulong)(sum >> 64);
            next[w] = (ulong)sum | (state[w] & ~mask[w]);
        }

        return next;
    }

    private static Dictionary<string, ulong[]> Masks(IReadOnlyList<string> truth, int words)
    {
        var masks = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var i = 0; i < truth.Count; i++)
        {
            if (!masks.TryGetValue(truth[i], out var mask))
            {
                masks[truth[i]] = mask = new ulong[words];
            }

            mask[i / 64] |= 1UL << (i % 64);
        }

        return masks;
    }

    private static bool IsSet(ulong[] row, int bit) => (row[bit / 64] >> (bit % 64) & 1) != 0;
}

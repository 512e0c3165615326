namespace Pipeline.Normalise.Furniture;

/// <summary>
/// What stays of a text that looks like furniture from end to end: a reader is better served with its best part than with nothing.
/// </summary>
internal static class LargestBlockFallback
{
    /// <summary>
    /// The block of lines between empty lines with the most words outside furniture phrases; none only where there is no letter.
    /// </summary>
    public static List<Line> BestBlock(IReadOnlyList<Line> lines)
    {
        var best = (From: 0, To: 0, Worth: 0L);
        var from = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && (i == from || lines[i].Gap == 0))
            {
                continue;
            }

            long worth = 0;
            for (var j = from; j < i; j++)
            {
                worth += Worth(lines[j]);
            }

            if (worth > best.Worth)
            {
                best = (from, i, worth);
            }

            from = i;
        }

        var block = new List<Line>(best.To - best.From);
        for (var i = best.From; i < best.To; i++)
        {
            if (i == best.From)
            {
                lines[i].Gap = 0;
            }

            block.Add(lines[i]);
        }

        return block;
    }

    // A line without furniture phrases outweighs any number of lines with them.
    private static long Worth(Line line) => !HasLetter(line.Text) ? 0 : 1 + (line.Marks == 0 ? 1_000_000L : 1) * line.Words;

    private static bool HasLetter(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetter(rune))
            {
                return true;
            }
        }

        return false;
    }
}

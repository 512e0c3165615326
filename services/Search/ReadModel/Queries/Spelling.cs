namespace Pipeline.Search.Queries;

/// <summary>What a mistyped word may have been meant as.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the known words, where it is near enough to be meant; null else.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var lower = word.ToLowerInvariant();
        var most = lower.Length <= 4 ? 1 : 2;
        return known
            .Select(candidate => (Word: candidate, Distance: Distance(lower, candidate)))
            .Where(candidate =>
                candidate.Distance <= most || (lower.Length >= 3 && candidate.Word.StartsWith(lower, StringComparison.Ordinal))
            )
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours that make one of the other (optimal string alignment).
    /// </summary>
    internal static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}

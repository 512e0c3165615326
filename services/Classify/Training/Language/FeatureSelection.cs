namespace Pipeline.Classify.Training.Language;

/// <summary>Chooses the n-grams that say most about the language: frequent, and unevenly spread over languages.</summary>
internal static class FeatureSelection
{
    private const int LeastTexts = 12;

    public static uint[] Select(LanguageGroup group, IReadOnlyList<(int Language, uint[][] Words)> texts)
    {
        var width = group.Languages.Length;
        var rows = new Dictionary<uint, int>();
        var seen = new List<int>();
        var last = new List<int>();
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var hash in texts[t].Words.SelectMany(w => w))
            {
                if (!rows.TryGetValue(hash, out var row))
                {
                    rows[hash] = row = seen.Count;
                    seen.Add(0);
                    last.Add(-1);
                }

                if (last[row] != t)
                {
                    last[row] = t;
                    seen[row]++;
                }
            }
        }

        var kept = rows.Where(r => seen[r.Value] >= LeastTexts).Select(r => r.Key).ToList();
        var index = new Dictionary<uint, int>(kept.Count);
        foreach (var hash in kept)
        {
            index[hash] = index.Count;
        }

        var counts = new float[kept.Count * width];
        var totals = new double[width];
        foreach (var (language, words) in texts)
        {
            foreach (var word in words)
            {
                totals[language] += word.Length;
                foreach (var hash in word)
                {
                    if (index.TryGetValue(hash, out var row))
                    {
                        counts[(row * width) + language]++;
                    }
                }
            }
        }

        var scored = new (double Score, uint Hash)[kept.Count];
        for (var row = 0; row < kept.Count; row++)
        {
            scored[row] = (Score(counts.AsSpan(row * width, width), totals), kept[row]);
        }

        Array.Sort(scored, (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Hash.CompareTo(b.Hash));
        var chosen = scored.Take(group.Features).Select(s => s.Hash).ToArray();
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>How far the n-gram's shares in the languages are from their mean: the divergence's terms, added up.</summary>
    private static double Score(ReadOnlySpan<float> counts, double[] totals)
    {
        const double Smoothing = 0.5;
        var mean = 0d;
        for (var i = 0; i < counts.Length; i++)
        {
            mean += (counts[i] + Smoothing) / totals[i] / counts.Length;
        }

        var score = 0d;
        for (var i = 0; i < counts.Length; i++)
        {
            var share = (counts[i] + Smoothing) / totals[i];
            score += share * Math.Log(share / mean);
        }

        return score;
    }
}

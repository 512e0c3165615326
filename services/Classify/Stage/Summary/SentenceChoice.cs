using Pipeline.Classify.Sentences;

namespace Pipeline.Classify.Summary;

/// <summary>Chooses the sentences: the best, then the best that is not the same again, until two or three are found.</summary>
internal static class SentenceChoice
{
    /// <summary>News says first what matters: the opening sentence is worth this many times one in the middle.</summary>
    private const double Lead = 1.2;

    private const double TitleShare = 0.8;
    private const double Redundancy = 0.7;
    private const double Dangling = 0.55;

    public static IReadOnlyList<Sentence> Choose(
        string text,
        IReadOnlyList<Sentence> sentences,
        SentenceWords words,
        int most,
        int characters
    )
    {
        var scores = new double[sentences.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(text, sentences[i], i, sentences.Count, words);
        }

        var chosen = new List<int>(most);
        var covered = new bool[words.Count];
        var length = 0;
        while (chosen.Count < most)
        {
            var best = -1;
            var bestScore = 0d;
            for (var i = 0; i < scores.Length; i++)
            {
                if (scores[i] <= bestScore || chosen.Contains(i) || (chosen.Count > 0 && length + sentences[i].Length > characters))
                {
                    continue;
                }

                var score = scores[i] * (1 - (Redundancy * Covered(words.Of[i], covered)));

                // What opens with "But" or "He" leans on the sentence before it.
                score *= DanglingOpeners.Is(sentences[i].Of(text)) && !chosen.Contains(i - 1) ? Dangling : 1;
                if (score > bestScore)
                {
                    (best, bestScore) = (i, score);
                }
            }

            if (best < 0)
            {
                break;
            }

            chosen.Add(best);
            length += sentences[best].Length;
            foreach (var word in words.Of[best])
            {
                covered[word] = true;
            }
        }

        chosen.Sort();
        return [.. chosen.Select(i => sentences[i])];
    }

    private static double Score(string text, Sentence sentence, int index, int count, SentenceWords words)
    {
        var own = words.Of[index];
        if (own.Length == 0)
        {
            return 0;
        }

        var (shared, title) = (0d, 0);
        foreach (var word in own)
        {
            shared += Math.Log2(words.Sentences(word));
            title += words.IsInTitle(word) ? 1 : 0;
        }

        // The root keeps long sentences from winning by length, and short ones from winning by density.
        var score = shared / Math.Sqrt(own.Length + 6d) / Math.Log2(count + 2d);
        score += words.TitleWords == 0 ? 0 : TitleShare * title / words.TitleWords;
        score += Lead / (1 + index);

        // The closing sentences are of background, calls to act and credits.
        score *= 1 - (0.3 * index / count);
        return sentence.Of(text).Contains('!') ? score * 0.8 : score;
    }

    private static double Covered(int[] own, bool[] covered)
    {
        var same = 0;
        foreach (var word in own)
        {
            same += covered[word] ? 1 : 0;
        }

        return own.Length == 0 ? 1 : (double)same / own.Length;
    }
}

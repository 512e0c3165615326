namespace Pipeline.Classify.Language;

/// <summary>
/// Scores a text by an n-gram model: for the whole, and stretch by stretch, since a text whose stretches disagree is in two languages
/// however sure the sum looks.
/// </summary>
internal static class NgramScorer
{
    /// <summary>Letters in a stretch: about a clause, the least that is mostly told right.</summary>
    private const int Stretch = 48;

    private const int MostStretches = (TextSample.Whole / Stretch) + 2;

    /// <summary>A stretch is in another language when that is this much likelier there, as a difference of logits.</summary>
    private const float Dissent = 3f;

    /// <param name="declared">Index of the declared language in the model, or -1.</param>
    public static (int Best, double Probability, double Agreement) Score(NgramModel model, ReadOnlySpan<char> text, int declared)
    {
        Span<char> word = stackalloc char[WordNgrams.LongestWord];
        Span<uint> hashes = stackalloc uint[WordNgrams.MostHashes];
        Span<int> sums = stackalloc int[model.Width * MostStretches];
        Span<int> lengths = stackalloc int[MostStretches];

        var reader = new WordReader(text, model.Script);
        var stretch = 0;
        for (int length; (length = reader.Next(word)) > 0; )
        {
            if (lengths[stretch] >= Stretch && stretch < MostStretches - 1)
            {
                stretch++;
            }

            model.Add(word[..length], hashes, sums.Slice(stretch * model.Width, model.Width));
            lengths[stretch] += length;
        }

        Span<float> logits = stackalloc float[model.Languages.Length];
        for (var language = 0; language < logits.Length; language++)
        {
            var sum = 0;
            for (var i = 0; i <= stretch; i++)
            {
                sum += sums[(i * model.Width) + language];
            }

            logits[language] = (sum * model.Scale) + model.Biases[language];
        }

        if (declared >= 0)
        {
            logits[declared] += DeclaredLanguage.Weight;
        }

        var best = Highest(logits);
        var agreeing = 0;
        for (var i = 0; i <= stretch; i++)
        {
            var own = sums.Slice(i * model.Width, logits.Length);
            if ((own[Highest(own)] - own[best]) * model.Scale < Dissent)
            {
                agreeing += lengths[i];
            }
        }

        var all = 0;
        foreach (var length in lengths[..(stretch + 1)])
        {
            all += length;
        }

        return (best, Probability(logits, best), all == 0 ? 0 : (double)agreeing / all);
    }

    private static double Probability(ReadOnlySpan<float> logits, int best)
    {
        var sum = 0d;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - logits[best]);
        }

        return 1 / sum;
    }

    private static int Highest<T>(ReadOnlySpan<T> values)
        where T : IComparable<T>
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i].CompareTo(values[best]) > 0)
            {
                best = i;
            }
        }

        return best;
    }
}

using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>The forward and backward sums of one stretch, in logarithms; its arrays are used again for the next.</summary>
internal sealed class EntityTrainingLattice(float[] transitions)
{
    private const int L = EntityLabel.Count;

    public float[] Scores { get; private set; } = [];

    public double[] Forward { get; private set; } = [];

    public double[] Backward { get; private set; } = [];

    public void Reserve(int words)
    {
        if (Scores.Length >= words * L)
        {
            return;
        }

        Scores = new float[words * L];
        Forward = new double[words * L];
        Backward = new double[words * L];
    }

    /// <returns>The logarithm of the sum over all labellings.</returns>
    public double Run(int words)
    {
        Span<double> terms = stackalloc double[L];
        for (var t = 0; t < words; t++)
        {
            for (byte l = 0; l < L; l++)
            {
                for (byte p = 0; p < L; p++)
                {
                    var before = t == 0 ? (p == EntityLabel.Outside ? 0 : double.NegativeInfinity) : Forward[(t - 1) * L + p];
                    terms[p] = EntityLabel.MayFollow(p, l) ? before + transitions[p * L + l] : double.NegativeInfinity;
                }

                Forward[t * L + l] = LogSum(terms) + Scores[t * L + l];
            }
        }

        for (byte l = 0; l < L; l++)
        {
            Backward[(words - 1) * L + l] = transitions[l * L];
        }

        for (var t = words - 2; t >= 0; t--)
        {
            for (byte l = 0; l < L; l++)
            {
                for (byte q = 0; q < L; q++)
                {
                    terms[q] = EntityLabel.MayFollow(l, q)
                        ? transitions[l * L + q] + Scores[(t + 1) * L + q] + Backward[(t + 1) * L + q]
                        : double.NegativeInfinity;
                }

                Backward[t * L + l] = LogSum(terms);
            }
        }

        for (var l = 0; l < L; l++)
        {
            terms[l] = Forward[(words - 1) * L + l] + Backward[(words - 1) * L + l];
        }

        return LogSum(terms);
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        var max = double.NegativeInfinity;
        foreach (var term in terms)
        {
            max = Math.Max(max, term);
        }

        if (double.IsNegativeInfinity(max))
        {
            return max;
        }

        var sum = 0.0;
        foreach (var term in terms)
        {
            sum += Math.Exp(term - max);
        }

        return max + Math.Log(sum);
    }
}

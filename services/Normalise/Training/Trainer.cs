using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Fits the chain's weights by maximum likelihood with a Gaussian prior. Phrase features have a prior mean above zero: a phrase of a
/// language that the training texts lack still speaks for furniture as its kind does.
/// </summary>
internal sealed class Trainer(double priorPrecision, int steps)
{
    private const double LearningRate = 0.08;

    public FurnitureModel Fit(IReadOnlyList<Sequence> sequences)
    {
        var size = FeatureTemplates.Count;
        var prior = Prior();
        var parameters = (double[])prior.Clone();
        var gradient = new double[parameters.Length];
        var mean = new double[parameters.Length];
        var square = new double[parameters.Length];
        // Weights average to one over lines, so that the prior means the same whatever the texts' lengths.
        var scale = sequences.Sum(s => (double)s.Features.Length) / sequences.Sum(s => s.Weight * s.Features.Length);
        for (var step = 1; step <= steps; step++)
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = priorPrecision * (parameters[i] - prior[i]);
            }

            foreach (var sequence in sequences)
            {
                AddGradient(sequence, parameters, gradient, size, scale);
            }

            // Adam with a rate that falls to nothing: deterministic, and the objective is convex.
            var rate = LearningRate * (1 - (double)(step - 1) / steps);
            for (var i = 0; i < parameters.Length; i++)
            {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                var m = mean[i] / (1 - Math.Pow(0.9, step));
                var v = square[i] / (1 - Math.Pow(0.999, step));
                parameters[i] -= rate * m / (Math.Sqrt(v) + 1e-8);
            }
        }

        return Model(parameters, size);
    }

    private static void AddGradient(Sequence sequence, double[] parameters, double[] gradient, int size, double scale)
    {
        var n = sequence.Features.Length;
        var model = Model(parameters, size);
        var scores = new double[n];
        for (var i = 0; i < n; i++)
        {
            scores[i] = model.Score(sequence.Features[i]);
        }

        var furniture = new double[n];
        var pairs = new double[FurnitureModel.Transitions];
        model.Marginals(scores, furniture, pairs);
        var weight = sequence.Weight * scale;
        for (var i = 0; i < n; i++)
        {
            var error = weight * (furniture[i] - (sequence.IsFurniture[i] ? 1 : 0));
            foreach (var feature in sequence.Features[i])
            {
                gradient[feature] += error;
            }
        }

        for (var i = 1; i < n; i++)
        {
            pairs[(sequence.IsFurniture[i - 1] ? 2 : 0) + (sequence.IsFurniture[i] ? 1 : 0)] -= 1;
        }

        pairs[4] -= sequence.IsFurniture[0] ? 1 : 0;
        pairs[5] -= sequence.IsFurniture[n - 1] ? 1 : 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            gradient[size + i] += weight * pairs[i];
        }
    }

    private static FurnitureModel Model(double[] parameters, int size) => new(parameters[..size], parameters[size..]);

    private static double[] Prior()
    {
        var prior = new double[FeatureTemplates.Count + FurnitureModel.Transitions];
        Set(FeatureTemplates.Whole, 2.0);
        Set(FeatureTemplates.Composed, 1.5);
        Set(FeatureTemplates.PrefixShort, 1.0);
        Set(FeatureTemplates.PrefixLong, 0.3);
        Set(FeatureTemplates.InnerShort, 1.5);
        Set(FeatureTemplates.InnerLong, 0.8);
        Set(FeatureTemplates.SectionMark, 0.5);
        return prior;

        void Set(FeatureTemplate template, double value) => Array.Fill(prior, value, template.Offset, template.Size);
    }
}

using System.Globalization;

namespace Pipeline.Normalise.Furniture;

/// <summary>
/// A linear-chain conditional random field over lines with two labels, story and furniture (Lafferty, McCallum and Pereira 2001).
/// A line's score is the sum of its features' weights; going from one label to the other costs what training found.
/// </summary>
internal sealed class FurnitureModel(double[] weights, double[] transitions)
{
    public const int Transitions = 6;

    // Rows of the transitions: story to story, story to furniture, furniture to story, furniture to furniture, first line, last line.
    private const int StoryToStory = 0,
        StoryToFurniture = 1,
        FurnitureToStory = 2,
        FurnitureToFurniture = 3,
        First = 4,
        Last = 5;

    private static readonly Lazy<FurnitureModel> Loaded = new(() => Read(ResourceText.Lines("furniture-model.txt")));

    public static FurnitureModel Shared => Loaded.Value;

    public double[] Weights => weights;
    public double[] TransitionWeights => transitions;

    public static FurnitureModel Read(IEnumerable<string> lines)
    {
        var weights = new double[FeatureTemplates.Count];
        var transitions = new double[Transitions];
        var read = 0;
        foreach (var line in lines)
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var template = FeatureTemplates.All.FirstOrDefault(t => t.Name == fields[0]);
            var (target, offset, size) =
                fields[0] == "transitions" ? (transitions, 0, Transitions) : (weights, template.Offset, template.Size);
            if (fields.Length - 1 != size)
            {
                throw new FormatException(
                    $"Model group '{fields[0]}' has {fields.Length - 1} weights where the features want {size}: train again."
                );
            }

            for (var i = 0; i < size; i++)
            {
                target[offset + i] = double.Parse(fields[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture);
            }

            read++;
        }

        return read == FeatureTemplates.All.Count + 1
            ? new FurnitureModel(weights, transitions)
            : throw new FormatException(
                $"The model has {read} groups where the features want {FeatureTemplates.All.Count + 1}: train again."
            );
    }

    public double Score(IReadOnlyList<int> features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Count; i++)
        {
            sum += weights[features[i]];
        }

        return sum;
    }

    /// <summary>For each line the probability that it is furniture, and the logarithm of the chain's sum over all labellings.</summary>
    /// <param name="scores">Each line's own score; a positive one speaks for furniture.</param>
    /// <param name="furniture">Filled with the probabilities.</param>
    /// <param name="pairs">Filled, if wanted, with the expected number of each kind of transition.</param>
    public double Marginals(ReadOnlySpan<double> scores, Span<double> furniture, Span<double> pairs = default)
    {
        var n = scores.Length;
        if (n == 0)
        {
            return 0;
        }

        var forward = new (double Story, double Furniture)[n];
        forward[0] = (0, scores[0] + transitions[First]);
        for (var i = 1; i < n; i++)
        {
            var (s, f) = forward[i - 1];
            forward[i] = (
                LogAdd(s + transitions[StoryToStory], f + transitions[FurnitureToStory]),
                scores[i] + LogAdd(s + transitions[StoryToFurniture], f + transitions[FurnitureToFurniture])
            );
        }

        var total = LogAdd(forward[^1].Story, forward[^1].Furniture + transitions[Last]);
        var (backStory, backFurniture) = (0.0, transitions[Last]);
        for (var i = n - 1; i >= 0; i--)
        {
            furniture[i] = Math.Exp(forward[i].Furniture + backFurniture - total);
            if (i == 0)
            {
                break;
            }

            var (s, f) = forward[i - 1];
            if (!pairs.IsEmpty)
            {
                pairs[StoryToStory] += Math.Exp(s + transitions[StoryToStory] + backStory - total);
                pairs[StoryToFurniture] += Math.Exp(s + transitions[StoryToFurniture] + scores[i] + backFurniture - total);
                pairs[FurnitureToStory] += Math.Exp(f + transitions[FurnitureToStory] + backStory - total);
                pairs[FurnitureToFurniture] += Math.Exp(f + transitions[FurnitureToFurniture] + scores[i] + backFurniture - total);
            }

            (backStory, backFurniture) = (
                LogAdd(transitions[StoryToStory] + backStory, transitions[StoryToFurniture] + scores[i] + backFurniture),
                LogAdd(transitions[FurnitureToStory] + backStory, transitions[FurnitureToFurniture] + scores[i] + backFurniture)
            );
        }

        if (!pairs.IsEmpty)
        {
            pairs[First] += furniture[0];
            pairs[Last] += furniture[n - 1];
        }

        return total;
    }

    private static double LogAdd(double a, double b)
    {
        var high = Math.Max(a, b);
        return high + Math.Log(1 + Math.Exp(Math.Min(a, b) - high));
    }
}

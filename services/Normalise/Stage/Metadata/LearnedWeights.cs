using System.Globalization;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// How likely a candidate is the right one: the sum of a weight for each thing that is true of it, learned on pages whose answer is known
/// (<c>*-model.txt</c>, written by services/Normalise/Training). The sum is a logarithm of odds against none being right.
/// </summary>
internal static class LearnedWeights
{
    public static IReadOnlyDictionary<string, double> Read(string name) =>
        ResourceLines
            .Entries(typeof(LearnedWeights).Assembly, $"Pipeline.Normalise.Metadata.{name}")
            .ToDictionary(entry => entry.Key, entry => double.Parse(entry.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static double Score(this IReadOnlyDictionary<string, double> weights, IEnumerable<string> features)
    {
        var score = 0.0;
        foreach (var feature in features)
        {
            score += weights.GetValueOrDefault(feature);
        }

        return score;
    }
}

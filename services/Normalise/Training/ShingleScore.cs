using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Precision, recall and F1 over four-word shingles, averaged over texts: the measure of the article extraction benchmark.
/// </summary>
internal sealed partial class ShingleScore
{
    private const int Width = 4;
    private readonly List<double> _precision = [];
    private readonly List<double> _recall = [];

    public double Precision => Mean(_precision);
    public double Recall => Mean(_recall);
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public (double Precision, double Recall) Add(string gold, string predicted)
    {
        var (g, p) = (Shingles(gold), Shingles(predicted));
        var hits = g.Sum(x => Math.Min(x.Value, p.GetValueOrDefault(x.Key)));
        double precision = 1,
            recall = 1;
        if (p.Count > 0)
        {
            _precision.Add(precision = (double)hits / p.Values.Sum());
        }

        if (g.Count > 0)
        {
            _recall.Add(recall = (double)hits / g.Values.Sum());
        }

        return (precision, recall);
    }

    public override string ToString() => FormattableString.Invariant($"precision {Precision:F4}  recall {Recall:F4}  F1 {F1:F4}");

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = WordPattern().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToArray();
        var width = Math.Max(1, Math.Min(Width, words.Length));
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; words.Length > 0 && i + width <= words.Length; i++)
        {
            var shingle = string.Join(' ', words.AsSpan(i, width)!);
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    private static double Mean(List<double> values) => values.Count == 0 ? 0 : values.Average();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordPattern();
}

using System.Globalization;
using Pipeline.Normalise.Extract.Scoring;

namespace Pipeline.Normalise.Training.Pages;

/// <summary>
/// Fits <see cref="BoostedTrees"/> by gradient boosting with logistic loss: histograms of binned features, leaves split best first, Newton
/// steps (Friedman 2001; Chen and Guestrin 2016; Ke and others 2017).
/// </summary>
internal sealed record TreeTrainer
{
    private const int Bins = 64;

    public int Trees { get; init; } = 160;
    public int Leaves { get; init; } = 28;
    public double Rate { get; init; } = 0.08;
    public double Ridge { get; init; } = 3;
    public double LeastWeight { get; init; } = 3;
    public double RowShare { get; init; } = 0.5;
    public double ColumnShare { get; init; } = 0.3;
    public int Seed { get; init; } = 20;

    /// <summary>The model in the text form that <see cref="BoostedTrees.Read"/> takes.</summary>
    public string Fit(IReadOnlyList<ReadOnlyMemory<float>> rows, double[] labels, double[] weights)
    {
        var columns = rows[0].Length;
        var random = new Random(Seed);
        var (bins, edges) = Binned(rows, columns, random);
        var positive = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            positive += weights[i] * labels[i];
        }

        var mean = Math.Clamp(positive / weights.Sum(), 0.01, 0.99);
        var @base = Math.Log(mean / (1 - mean));
        var scores = new double[rows.Count];
        Array.Fill(scores, @base);
        var gradients = new float[rows.Count];
        var hessians = new float[rows.Count];
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write($"{columns} {@base:R}\n");
        for (var t = 0; t < Trees; t++)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-scores[i]));
                gradients[i] = (float)(weights[i] * (p - labels[i]));
                hessians[i] = (float)(weights[i] * Math.Max(p * (1 - p), 1e-4));
            }

            var sample = Enumerable.Range(0, rows.Count).Where(_ => random.NextDouble() < RowShare).ToArray();
            var used = Enumerable.Range(0, columns).Where(_ => random.NextDouble() < ColumnShare).ToArray();
            var root = new TreeGrower(bins, edges, gradients, hessians, used, this).Grow(sample);
            root.Write(text);
            text.Write('\n');
            Parallel.For(
                0,
                8,
                new ParallelOptions { MaxDegreeOfParallelism = 2 },
                part =>
                {
                    for (var i = part; i < scores.Length; i += 8)
                    {
                        scores[i] += root.Value(bins, i);
                    }
                }
            );
        }

        return text.ToString();
    }

    private static (byte[][] Bins, float[][] Edges) Binned(IReadOnlyList<ReadOnlyMemory<float>> rows, int columns, Random random)
    {
        var sample = Enumerable.Range(0, rows.Count).OrderBy(_ => random.Next()).Take(20_000).ToArray();
        var bins = new byte[columns][];
        var edges = new float[columns][];
        Parallel.For(
            0,
            columns,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            c =>
            {
                var values = sample.Select(i => rows[i].Span[c]).Order().ToArray();
                var cuts = new List<float>();
                for (var b = 1; b < Bins; b++)
                {
                    var value = values[(int)((long)b * values.Length / Bins)];
                    if (value < values[^1] && (cuts.Count == 0 || value > cuts[^1]))
                    {
                        cuts.Add(value);
                    }
                }

                edges[c] = [.. cuts];
                bins[c] = new byte[rows.Count];
                for (var i = 0; i < rows.Count; i++)
                {
                    var at = Array.BinarySearch(edges[c], rows[i].Span[c]);
                    bins[c][i] = (byte)(at >= 0 ? at : ~at);
                }
            }
        );
        return (bins, edges);
    }
}

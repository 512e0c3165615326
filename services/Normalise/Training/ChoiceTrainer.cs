using System.Globalization;
using System.Text;

namespace Pipeline.Normalise.Training;

/// <summary>A page's candidates for one of its fields.</summary>
/// <param name="Site">Pages of one site are in one fold.</param>
/// <param name="Features">What is true of each candidate.</param>
/// <param name="IsRight">Which of them are what people noted.</param>
/// <param name="MayBeNone">Whether "none of them" is an answer.</param>
internal sealed record Choice(string Site, string[][] Features, bool[] IsRight, bool MayBeNone);

/// <summary>
/// Fits weights of features by a choice among the candidates (softmax, ridge, AdaGrad), each page counting as one. Where none may be
/// right, "none" is a candidate without weights.
/// </summary>
internal static class ChoiceTrainer
{
    private const int Folds = 5;
    private const int Steps = 400;
    private const double Rate = 0.5;
    private const int LeastSeen = 5;

    /// <summary>The share of pages that weights from the other folds choose right.</summary>
    public static double CrossValidated<T>(
        IReadOnlyList<T> pages,
        Func<T, string> site,
        Func<IReadOnlyList<T>, IReadOnlyDictionary<string, double>> fit,
        Func<T, IReadOnlyDictionary<string, double>, bool> isRight
    )
    {
        var right = 0;
        Parallel.For(
            0,
            Folds,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            fold =>
            {
                var weights = fit([.. pages.Where(page => FoldOf(site(page)) != fold)]);
                Interlocked.Add(ref right, pages.Count(page => FoldOf(site(page)) == fold && isRight(page, weights)));
            }
        );
        return (double)right / pages.Count;
    }

    public static Dictionary<string, double> Fit(IReadOnlyList<Choice> pages, double ridge)
    {
        var names = pages
            .SelectMany(static page => page.Features)
            .SelectMany(static features => features)
            .GroupBy(static feature => feature, StringComparer.Ordinal)
            .Where(static group => group.Count() >= LeastSeen)
            .Select(static group => group.Key)
            .ToArray();
        var numbers = names.Index().ToDictionary(static entry => entry.Item, static entry => entry.Index, StringComparer.Ordinal);
        var rows = pages
            .Select(page =>
                page.Features.Select(features => features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray())
                    .ToArray()
            )
            .ToArray();
        var weights = new double[names.Length];
        var squares = new double[names.Length];
        var slopes = new double[names.Length];
        Array.Fill(squares, 1e-6);
        for (var step = 0; step < Steps; step++)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                slopes[i] = ridge * weights[i];
            }

            for (var page = 0; page < rows.Length; page++)
            {
                Pull(rows[page], pages[page], weights, slopes, pages.Count);
            }

            for (var i = 0; i < weights.Length; i++)
            {
                squares[i] += slopes[i] * slopes[i];
                weights[i] -= Rate * slopes[i] / Math.Sqrt(squares[i]);
            }
        }

        return names.Index().ToDictionary(static entry => entry.Item, entry => weights[entry.Index], StringComparer.Ordinal);
    }

    public static void Write(string path, string model, string note, IReadOnlyDictionary<string, double> weights)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine($"# Weights of {model}; written by services/Normalise/Training, not by hand.");
        writer.WriteLine("# " + note);
        foreach (var (feature, weight) in weights.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feature}: {weight:F3}"));
        }
    }

    private static void Pull(int[][] rows, Choice page, double[] weights, double[] slopes, int pages)
    {
        var shares = rows.Select(row => Math.Exp(row.Sum(feature => weights[feature]))).ToArray();
        var isNone = page.MayBeNone && !page.IsRight.Contains(true);
        var whole = shares.Sum() + (page.MayBeNone ? 1 : 0);
        var right = shares.Where((_, i) => page.IsRight[i]).Sum() + (isNone ? 1 : 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var error = ((shares[i] / whole) - (page.IsRight[i] ? shares[i] / right : 0)) / pages;
            foreach (var feature in rows[i])
            {
                slopes[feature] += error;
            }
        }
    }

    private static int FoldOf(string site) => (int)(site.Aggregate(17u, (hash, c) => (hash * 31) + c) % Folds);
}

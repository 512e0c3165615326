using System.Globalization;
using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training.Pages;

/// <summary>
/// Trains what tells an article's blocks from the rest of a page, and pages of one kind from those of others, and prints how well both do
/// on sites that they have not seen.
/// </summary>
internal static class PagesProgram
{
    private const int Folds = 5;

    /// <param name="folder">Holds <c>ground-truth.jsonl</c> and the pages in <c>html</c>, as WCXB comes.</param>
    /// <param name="output">Where the models go; empty to see only the figures.</param>
    public static int Run(string folder, string output)
    {
        var pages = TruthPage.Read(folder);
        Console.WriteLine(
            $"pages {pages.Count}, blocks {pages.Sum(static page => page.Blocks.Count)}, features {BlockFeatures.Names.Count}"
        );
        Report("all blocks that the text has", pages, static page => i => page.Labels[i] >= 0.5);
        var kinds = new KindTraining(pages, Folds);
        var ofKinds = kinds.CrossValidate();
        Console.WriteLine(ofKinds);

        // The blocks' model learns from what models that have not seen the page say of its kind.
        var tables = pages.Select(static page => BlockFeatures.Of(page.Evidence)).ToList();
        var trainer = new TreeTrainer();
        var likely = CrossValidated(pages, tables, trainer);
        foreach (var threshold in new[] { 0.3, 0.4, 0.5, 0.6 })
        {
            Report($"cross-validated, {threshold}", pages, page => i => likely[page][i] >= threshold);
        }

        var ofBlocks = Report(
            "cross-validated, as chosen",
            pages,
            page =>
            {
                var cut = ContentChoice.Of(page.Evidence, likely[page]);
                return i => cut[i] == FurnitureKind.None;
            }
        );
        if (output.Length > 0)
        {
            kinds.Write(output, ofKinds);
            var notes = $"# {pages.Count} pages of WCXB's development split, {trainer}\n# word F1 {ofBlocks}\n";
            File.WriteAllText(Path.Combine(output, "content-model.txt"), notes + Fit(pages, tables, trainer, static _ => true));
        }

        return 0;
    }

    private static string Report(string name, List<TruthPage> pages, Func<TruthPage, Func<int, bool>> keeps)
    {
        var scores = pages.Select(page => (page.Kind, F1: page.F1(keeps(page)))).ToList();
        var parts = scores
            .GroupBy(static score => score.Kind)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => Written(group.Key, group.Average(static score => score.F1)));
        var line = $"{name}: {string.Join(", ", parts)}, {Written("all", scores.Average(static score => score.F1))}";
        Console.WriteLine(line);
        return line;
    }

    private static string Written(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:F4}");

    private static Dictionary<TruthPage, double[]> CrossValidated(List<TruthPage> pages, List<FeatureTable> tables, TreeTrainer trainer)
    {
        var likely = pages.ToDictionary(static page => page, static page => new double[page.Blocks.Count]);
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            var model = BoostedTrees.Read(new StringReader(Fit(pages, tables, trainer, page => page.FoldOf(Folds) != held)));
            for (var i = 0; i < pages.Count; i++)
            {
                for (var row = 0; pages[i].FoldOf(Folds) == held && row < tables[i].Rows; row++)
                {
                    likely[pages[i]][row] = model.Probability(tables[i][row]);
                }
            }
        }

        return likely;
    }

    private static string Fit(List<TruthPage> pages, List<FeatureTable> tables, TreeTrainer trainer, Func<TruthPage, bool> takes)
    {
        var rows = new List<ReadOnlyMemory<float>>();
        var labels = new List<double>();
        var weights = new List<double>();
        for (var p = 0; p < pages.Count; p++)
        {
            if (!takes(pages[p]))
            {
                continue;
            }

            // Each page counts the same; long blocks count more, but not as much as they are longer.
            var weight = pages[p].Blocks.Select(static words => Math.Pow(words.Count + 2, 0.75)).ToArray();
            var scale = 100 / weight.Sum();
            for (var i = 0; i < weight.Length; i++)
            {
                rows.Add(tables[p].Values.AsMemory(i * tables[p].Columns, tables[p].Columns));
                labels.Add(pages[p].Labels[i]);
                weights.Add(weight[i] * scale);
            }
        }

        return trainer.Fit(rows, [.. labels], [.. weights]);
    }
}

using System.Globalization;
using Pipeline.Normalise.Extract.Scoring;

namespace Pipeline.Normalise.Training.Pages;

/// <summary>Trains a model a kind of page, one kind against the others.</summary>
internal sealed class KindTraining(List<TruthPage> pages, int folds)
{
    private static readonly TreeTrainer Trainer = new()
    {
        Trees = 60,
        Leaves = 6,
        LeastWeight = 2,
        ColumnShare = 0.3,
        RowShare = 0.7,
    };

    private readonly List<float[]> _features = [.. pages.Select(static page => KindFeatures.Of(page.Evidence))];

    /// <summary>Gives each page what models that have not seen its site say of it.</summary>
    public string CrossValidate()
    {
        var right = 0;
        var confusion = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var fold = 0; fold < folds; fold++)
        {
            var models = PageKinds.Learned.Select(kind => BoostedTrees.Read(new StringReader(Fit(kind, fold)))).ToList();
            for (var i = 0; i < pages.Count; i++)
            {
                if (pages[i].FoldOf(folds) != fold)
                {
                    continue;
                }

                var likely = PageKinds.Likely(models, _features[i]);
                pages[i].Evidence.Kinds = likely;
                var best = PageKinds.Learned[Array.IndexOf(likely, likely.Max())];
                right += best == pages[i].Kind ? 1 : 0;
                var pair = $"{pages[i].Kind} as {best}";
                confusion[pair] = confusion.GetValueOrDefault(pair) + 1;
            }
        }

        var share = string.Create(CultureInfo.InvariantCulture, $"kinds, cross-validated: {(double)right / pages.Count:F4} right; ");
        return share + string.Join(", ", confusion.Select(static pair => $"{pair.Key} {pair.Value}"));
    }

    public void Write(string output, string notes)
    {
        foreach (var kind in PageKinds.Learned)
        {
            File.WriteAllText(Path.Combine(output, $"kind-{kind}-model.txt"), $"# {notes}\n" + Fit(kind, without: -1));
        }
    }

    private string Fit(string kind, int without)
    {
        var taken = Enumerable.Range(0, pages.Count).Where(i => pages[i].FoldOf(folds) != without).ToList();
        return Trainer.Fit(
            [.. taken.Select(i => (ReadOnlyMemory<float>)_features[i])],
            [.. taken.Select(i => pages[i].Kind == kind ? 1.0 : 0.0)],
            [.. taken.Select(static _ => 1.0)]
        );
    }
}

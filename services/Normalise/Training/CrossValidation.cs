using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>Scores each text with a model that has not seen it, nor another text of the same site.</summary>
internal sealed class CrossValidation
{
    private readonly List<(LabelledText Text, FurnitureModel Model)> _pairs = [];

    public CrossValidation(IReadOnlyList<LabelledText> texts, int folds, int seed, Trainer trainer)
    {
        var names = texts.Select(t => t.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(names);
        var fold = names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i % folds, StringComparer.Ordinal);
        // Texts of one page, and of one site, are in one part.
        var models = new FurnitureModel[folds];
        Parallel.For(0, folds, f => models[f] = trainer.Fit([.. texts.Where(t => fold[t.Site] != f).Select(Sequence.From)]));
        _pairs.AddRange(texts.Select(t => (t, models[fold[t.Site]])));
    }

    public ShingleScore Score(string set, double threshold, Action<LabelledText, CleanedArticle, double, double>? each = null)
    {
        var score = new ShingleScore();
        var removed = _pairs
            .Where(pair => pair.Text.Set == set)
            .AsParallel()
            .AsOrdered()
            .Select(pair => (pair.Text, Cleaned: FurnitureRemover.Remove(pair.Text.Input, pair.Text.Headline, pair.Model, threshold)));
        foreach (var (text, cleaned) in removed)
        {
            var (precision, recall) = score.Add(text.Gold, cleaned.Text);
            each?.Invoke(text, cleaned, precision, recall);
        }

        return score;
    }
}

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
        for (var f = 0; f < folds; f++)
        {
            var model = trainer.Fit([.. texts.Where(t => fold[t.Site] != f).Select(Sequence.From)]);
            _pairs.AddRange(texts.Where(t => fold[t.Site] == f).Select(t => (t, model)));
        }
    }

    public ShingleScore Score(double threshold, Action<LabelledText, CleanedArticle, double, double>? each = null)
    {
        var score = new ShingleScore();
        foreach (var (text, model) in _pairs)
        {
            var cleaned = FurnitureRemover.Remove(text.Input, headline: null, model, threshold);
            var (precision, recall) = score.Add(text.Gold, cleaned.Text);
            each?.Invoke(text, cleaned, precision, recall);
        }

        return score;
    }
}

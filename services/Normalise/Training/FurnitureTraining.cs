using System.Text.Json;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>Trains the line model of FurnitureRemover and prints how well it does on texts of sites that it has not seen.</summary>
internal static class FurnitureTraining
{
    private const int Seed = 20;
    private const int Folds = 10;

    // Cross-validated F1 is flat from 60 to 200, at a total weight of as many lines as there are.
    private const double PriorPrecision = 200;

    /// <param name="predictions">Gets the cross-validated results, if asked for, so that an outside scorer can check them.</param>
    public static int Run(string docs, string lines, string pages, string output, string? predictions)
    {
        var texts = LabelledText.Read(docs, lines);
        texts.AddRange(PageTexts.Read(pages));
        var trainer = new Trainer(PriorPrecision, steps: 120);
        var validation = new CrossValidation(texts, Folds, Seed, trainer);
        var notes = new List<string>
        {
            "Weights of the line model, one row a group of features; written by services/Normalise/Training, not by hand.",
            $"Texts {texts.Count}, lines {texts.Sum(t => t.IsStory.Count)}, seed {Seed}, prior precision {PriorPrecision}.",
            $"Cross-validated in {Folds} parts, no site in two parts:",
        };
        foreach (var set in texts.Select(t => t.Set).Distinct())
        {
            var untouched = new ShingleScore();
            foreach (var text in texts.Where(t => t.Set == set))
            {
                untouched.Add(text.Gold, text.Input.Text);
            }

            var changed = 0;
            var score = validation.Score(
                set,
                BodyFurnitureFilter.Threshold,
                (text, cleaned, p, r) =>
                {
                    changed += cleaned.Removed.Count > 0 ? 1 : 0;
                    if (predictions is not null)
                    {
                        Append(predictions, text, cleaned, p, r);
                    }
                }
            );
            notes.Add($"{set}: {score}, {changed} of {texts.Count(t => t.Set == set)} changed (as they came: {untouched}).");
        }

        foreach (var note in notes)
        {
            Console.WriteLine(note);
        }

        var model = trainer.Fit([.. texts.Select(Sequence.From)]);
        ModelFile.Write(output, model, notes);
        return 0;
    }

    private static void Append(string path, LabelledText text, CleanedArticle cleaned, double precision, double recall) =>
        File.AppendAllText(
            path,
            JsonSerializer.Serialize(
                new
                {
                    id = text.Id,
                    set = text.Set,
                    title = cleaned.Title,
                    text = cleaned.Text,
                    removed = cleaned.Removed.Select(r => $"{r.Why}: {r.Text}"),
                    precision = Math.Round(precision, 4),
                    recall = Math.Round(recall, 4),
                }
            ) + "\n"
        );
}

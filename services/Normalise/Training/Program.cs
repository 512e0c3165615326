using System.Globalization;
using System.Text.Json;
using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Training;

if (args is ["letters", var folder, var output])
{
    return LetterTraining.Run(folder, output);
}

// Trains the line model of FurnitureRemover and prints how well it does on texts it has not seen.
// The predictions, if asked for, are what an outside scorer can check.
if (args is ["pages", var pages, var models])
{
    return Pipeline.Normalise.Training.Pages.PagesProgram.Run(pages, models);
}

if (args.Length is < 3 or > 5)
{
    Console.Error.WriteLine(
        "usage: letters LINGUA_MODELS OUT | DOCS.jsonl[.gz] LINES.jsonl[.gz] MODEL.txt [CROSS_VALIDATED.jsonl [FITTED.jsonl]]"
    );
    return 2;
}

const int Seed = 20;
const int Folds = 10;
var texts = LabelledText.Read(args[0], args[1]);

// Cross-validated F1 is flat from 2 to 10 and falls off on both sides.
const double PriorPrecision = 5;
var trainer = new Trainer(PriorPrecision, steps: 200);

var validation = new CrossValidation(texts, Folds, Seed, trainer);
foreach (var threshold in new[] { 0.3, 0.4, 0.5, 0.6, 0.7, 0.8 })
{
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"cross-validated, threshold {threshold:F1}: {validation.Score(threshold)}")
    );
}

var held = validation.Score(
    BodyFurnitureFilter.Threshold,
    (text, cleaned, p, r) =>
    {
        if (p < 0.93 || r < 0.97)
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {text.Site}  precision {p:F3}  recall {r:F3}  title {cleaned.Title ?? "-"}")
            );
        }

        if (args.Length > 3)
        {
            Append(args[3], text, cleaned);
        }
    }
);
var model = trainer.Fit([.. texts.Select(Sequence.From)]);
var fitted = new ShingleScore();
foreach (var text in texts)
{
    var cleaned = FurnitureRemover.Remove(text.Input, headline: null, model, BodyFurnitureFilter.Threshold);
    fitted.Add(text.Gold, cleaned.Text);
    if (args.Length > 4)
    {
        Append(args[4], text, cleaned);
    }
}

string[] notes =
[
    "Weights of the line model, one row a group of features; written by services/Normalise/Training, not by hand.",
    $"Texts {texts.Count}, lines {texts.Sum(t => t.IsStory.Count)}, seed {Seed}, prior precision {PriorPrecision}.",
    $"Cross-validated in {Folds} parts, no site in two parts: {held}.",
    $"Fitted: {fitted}.",
];
foreach (var note in notes)
{
    Console.WriteLine(note);
}

ModelFile.Write(args[2], model, notes);
return 0;

static void Append(string path, LabelledText text, CleanedArticle cleaned) =>
    File.AppendAllText(
        path,
        JsonSerializer.Serialize(
            new
            {
                id = text.Id,
                text = cleaned.Text,
                title = cleaned.Title,
            }
        ) + "\n"
    );

using System.Globalization;
using Pipeline.Classify.Language;

namespace Pipeline.Classify.Training.Language;

/// <summary>
/// Trains the language models: <c>language --lingua DIR --sib FILE --out FILE [--features N] [--drawn N] [--passes N] [--folds N]
/// [--no-folds] [--keep FILE]</c>.
/// <c>--lingua</c> is the folder <c>LanguageModels</c> of the NuGet package SearchPioneer.Lingua 2.0.0, <c>--sib</c> SIB-200's sentences,
/// <c>--keep</c> where to keep the
/// drawn texts for the next run.
/// Prints the accuracy without any of SIB-200 in training, by cross-validation, and writes the model trained on all.
/// </summary>
internal static class LanguageTraining
{
    private const int Seed = 20_26;

    /// <summary>Real sentences have word order and names; each counts as this many.</summary>
    private const int RealRepeats = 3;

    public static int Run(TrainingOptions options)
    {
        var groups = LanguageGroup.All(Number(options, "features", 60_000));
        var folds = Number(options, "folds", 5);
        var passes = Number(options, "passes", 4);
        var real = LanguageCorpus.Read(options.Require("sib"), folds);
        var drawn = DrawnTexts.Get(groups, options.Require("lingua"), Number(options, "drawn", 2_500), Seed, options.Find("keep"));

        IReadOnlyList<NgramModelParts> Train(Func<LanguageExample, bool> use) =>
            [
                .. groups.Select(g =>
                    TrainGroup(
                        g,
                        [
                            .. g.Languages.SelectMany(l => drawn[(l, g.Script)]),
                            .. real.Where(use).SelectMany(e => Enumerable.Repeat(e, RealRepeats)),
                        ],
                        passes
                    )
                ),
            ];

        var without = Train(_ => false);
        Report("without SIB-200", real, without);
        if (!options.Has("no-folds"))
        {
            var results = new List<(LanguageExample, LanguageGuess)>();
            for (var fold = 0; fold < folds; fold++)
            {
                var held = fold;
                var detector = Detector(Train(e => e.Fold != held));
                results.AddRange(real.Where(e => e.Fold == held).Select(e => (e, detector.Detect(e.Text, null))));
            }

            LanguageFigures.Print($"{folds}-fold cross-validation", results);
        }

        var parts = Train(_ => true);
        var path = options.Require("out");
        using (var stream = File.Create(path))
        {
            NgramModelFile.Write(stream, parts);
        }

        Console.WriteLine($"{path}: {new FileInfo(path).Length:N0} bytes");
        Report("the shipped model on what it was trained on", real, parts);
        return 0;
    }

    private static void Report(string title, IReadOnlyList<LanguageExample> texts, IReadOnlyList<NgramModelParts> parts)
    {
        var detector = Detector(parts);
        LanguageFigures.Print(title, [.. texts.Select(e => (e, detector.Detect(e.Text, null)))]);
    }

    private static TextDetector Detector(IReadOnlyList<NgramModelParts> parts) => new([.. parts.Select(p => p.ToModel())]);

    private static NgramModelParts TrainGroup(LanguageGroup group, IReadOnlyList<LanguageExample> examples, int passes)
    {
        var texts = new List<(int, uint[][])>();
        foreach (var example in examples)
        {
            var language = Array.IndexOf(group.Languages, example.Language);
            if (language >= 0 && Words(example.Text, group.Script) is { Length: > 0 } words)
            {
                texts.Add((language, words));
            }
        }

        var random = new Random(Seed);
        var trainer = new SoftmaxTrainer(group, FeatureSelection.Select(group, texts));
        for (var pass = 0; pass < passes; pass++)
        {
            var loss = trainer.Pass(texts, random, 1f - ((float)pass / passes));
            Console.WriteLine($"{group.Script}, pass {pass + 1}: loss {loss:F4}");
        }

        return trainer.ToParts();
    }

    private static uint[][] Words(string text, Script script)
    {
        var words = new List<uint[]>();
        Span<char> word = stackalloc char[WordNgrams.LongestWord];
        Span<uint> hashes = stackalloc uint[WordNgrams.MostHashes];
        var reader = new WordReader(text, script);
        for (int length; (length = reader.Next(word)) > 0; )
        {
            words.Add(hashes[..WordNgrams.Collect(word[..length], hashes)].ToArray());
        }

        return [.. words];
    }

    private static int Number(TrainingOptions options, string name, int otherwise) =>
        options.Find(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}

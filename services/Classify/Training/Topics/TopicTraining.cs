using System.Globalization;
using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>
/// Trains the topic model from event texts, headlines, the vocabulary, seed terms and word vectors, and from texts about none of the
/// subjects.
/// </summary>
internal static class TopicTraining
{
    // Past rank 150,000 the vectors' words are names and misspellings that articles hardly have.
    private const int VectorWords = 150_000;

    // An entry below this in every subject cannot turn a decision.
    private const float Negligible = 0.05f;

    public static int Run(TrainingOptions options)
    {
        var wcep = TrainingSources.Wcep(options.Require("wcep")).ToList();
        var huffpost = TrainingSources.HuffPost(options.Require("huffpost")).ToList();
        var concepts = TrainingSources.Concepts(options.Require("concepts")).ToList();
        var background = TrainingSources.Background(options.Require("novel")).ToList();
        var heldOut = wcep.Concat(huffpost).Concat(background).Where(IsHeldOut).ToList();

        // --model F takes a model as it is, to calibrate and score it again without learning.
        var model = options.Find("model") is { } path
            ? File.ReadAllBytes(path)
            : Train(options, [.. wcep, .. huffpost], concepts, [.. background.Where(text => !IsHeldOut(text))]);
        TopicModelLayout.SetParameters(model, TopicCalibration.Calibrate(model, heldOut));
        File.WriteAllBytes(options.Require("out"), model);
        Console.WriteLine($"{model.Length} bytes");

        var classifier = new TopicClassifier(TopicModel.Read(model));
        TopicReport.Print(classifier, "held out", heldOut.Select(TopicReport.Case));
        foreach (var file in (options.Find("score") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            TopicReport.Print(classifier, Path.GetFileName(file), TopicReport.Read(file), details: true);
        }

        return 0;
    }

    private static byte[] Train(
        TrainingOptions options,
        IReadOnlyList<TrainingText> texts,
        IReadOnlyList<TrainingText> concepts,
        IReadOnlyList<TrainingText> background
    )
    {
        // --train-on wcep (or huffpost) trains on one source alone, to validate on the other.
        var sources = options.Find("train-on") ?? "wcep,huffpost";
        var train = texts.Where(text => sources.Contains(text.Source, StringComparison.Ordinal) && !IsHeldOut(text)).ToList();
        var vectors = WordVectors.Load(options.Require("vectors"), VectorWords);
        var seeds = SeedTerms.Load();
        var vocabulary = TrainingVocabulary.Build(
            vectors,
            train.Concat(background).Select(text => text.Text),
            seeds.SelectMany(terms => terms).Concat(concepts.Select(concept => concept.Text))
        );
        Console.WriteLine($"{train.Count} texts, {vectors.Count} vectors, {vocabulary.Count} words and pairs");

        var factory = new ExampleFactory(vocabulary, train, concepts, seeds, background, new ExampleOptions());
        var learned = Learn(vocabulary, vectors, factory, Number(options, "members", 1), new NetworkOptions());
        var entries = Enumerable
            .Range(0, vocabulary.Count)
            .Where(id => learned.Scores[id].Max(Math.Abs) > Negligible)
            .Select(id => new TopicModelLayout.Entry(vocabulary.Hash(id), vocabulary.Weight(id), learned.Scores[id]))
            .DistinctBy(entry => entry.Hash);
        return TopicModelLayout.Write(entries, Parameters(learned.Bias));
    }

    /// <summary>Several learners from other starts; the table is their mean, so more of them cost nothing later.</summary>
    private static (float[][] Scores, float[] Bias) Learn(
        TrainingVocabulary vocabulary,
        WordVectors vectors,
        ExampleFactory factory,
        int members,
        NetworkOptions options
    )
    {
        var scores = Enumerable.Range(0, vocabulary.Count).Select(_ => new float[TopicModel.Classes]).ToArray();
        var bias = new float[TopicModel.Classes];
        for (var member = 0; member < members; member++)
        {
            var learner = new TopicNetwork(vocabulary, vectors, options with { Seed = options.Seed + member });
            for (var epoch = 0; epoch < options.Epochs; epoch++)
            {
                var loss = learner.Pass(factory.Epoch((member * 100) + epoch), 1f - (epoch / (float)options.Epochs));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"member {member + 1} pass {epoch + 1}: loss {loss:F4}"));
            }

            for (var id = 0; id < scores.Length; id++)
            {
                AddShare(scores[id], learner.Scores(id), members);
            }

            AddShare(bias, learner.Bias, members);
        }

        return (scores, bias);
    }

    // Chosen on the held-out texts and the check articles; all of them lie on a plateau.
    private static TopicParameters Parameters(float[] bias)
    {
        var parameters = new TopicParameters
        {
            WindowGain = 0.5f,
            WindowLength = 12,
            TitleWeight = 1.5f,
            LeadWeight = 1.5f,
            LeadFeatures = 60,
            Sharpness = 1f,
        };
        bias.CopyTo(parameters.Bias);
        return parameters;
    }

    private static void AddShare(float[] sum, float[] values, int members)
    {
        for (var c = 0; c < values.Length; c++)
        {
            sum[c] += values[c] / members;
        }
    }

    /// <summary>One text in ten, chosen by its own words, so that the choice survives another order of the file.</summary>
    private static bool IsHeldOut(TrainingText text) => TopicHash.Finish(text.Text.Aggregate(TopicHash.Start, TopicHash.Add)) % 10 == 0;

    private static int Number(TrainingOptions options, string name, int otherwise) =>
        options.Find(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}

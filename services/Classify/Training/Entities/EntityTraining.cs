using System.Diagnostics;
using System.Globalization;
using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>
/// Trains the entity model: <c>entities --ner DIR --wcep FILE --vectors FILE --gazetteer FILE --out FILE [--clusters FILE] [--predictions
/// FILE]</c>.
/// Prints the five-fold figure over the encyclopaedic sentences first, then trains on all.
/// </summary>
internal static class EntityTraining
{
    private const int Folds = 5;

    public static int Run(TrainingOptions options)
    {
        var clock = Stopwatch.StartNew();
        var settings = Settings(options);
        var data = EntityTrainingData.Read(options, settings);
        Console.WriteLine(
            $"{data.Wiki.Count} + {data.Social.Count} labelled sentences, {data.News.Count} of news, {clock.Elapsed.TotalSeconds:0} s"
        );
        if (!options.Has("no-folds"))
        {
            CrossValidate(data, settings, options.Find("predictions"), clock);
        }

        if (options.Find("out") is not { Length: > 0 } path)
        {
            return 0;
        }

        var final = Train(data.Wiki, data, settings);
        using (var stream = File.Create(path))
        {
            final.Write(stream);
        }

        Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB, {clock.Elapsed.TotalSeconds:0} s");
        return 0;
    }

    private static void CrossValidate(EntityTrainingData data, EntityTrainingSettings settings, string? predictions, Stopwatch clock)
    {
        var score = new EntityTrainingScore();
        var said = new byte[data.Wiki.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Train(data.Wiki.Where((_, i) => i % Folds != fold), data, settings);
            for (var i = fold; i < data.Wiki.Count; i += Folds)
            {
                var words = EntityTagger.Prepare(data.Wiki[i].Tokens, model.Lexicon);
                EntityDecoder.Decode(model, words, said[i] = new byte[words.Length]);
                score.Add(said[i], data.Wiki[i].Labels);
            }

            Console.WriteLine($"fold {fold + 1}: {score}, {clock.Elapsed.TotalSeconds:0} s");
        }

        Console.WriteLine($"five-fold {score}");
        if (predictions is not { Length: > 0 })
        {
            return;
        }
        // The gold file knows no beginnings, so neither do these.
        File.WriteAllLines(
            predictions,
            said.Select(labels =>
                $"{{\"tags\": [{string.Join(", ", labels.Select(l => $"\"{EntityLabel.Name(l).Replace("B-", "I-", StringComparison.Ordinal)}\""))}]}}"
            )
        );
    }

    /// <summary>Twice: the first model votes on unlabelled news, the second learns from the votes too.</summary>
    private static EntityModel Train(IEnumerable<EntityTrainingSentence> wiki, EntityTrainingData data, EntityTrainingSettings settings)
    {
        var labelled = wiki.ToList();
        var first = Fit(labelled, [], data, data.Lexicon.Build([]), settings);
        var votes = EntityTrainingVotes.Gather(first, data.News);
        var news = settings.News > 0 ? votes.Sentences(settings.Clear).Where((_, i) => i % settings.NewsEvery == 0) : [];
        return Fit(labelled, news, data, data.Lexicon.Build(votes.Clear(settings.Clear)), settings);
    }

    private static EntityModel Fit(
        List<EntityTrainingSentence> wiki,
        IEnumerable<EntityTrainingSentence> news,
        EntityTrainingData data,
        EntityLexicon lexicon,
        EntityTrainingSettings settings
    )
    {
        var field = new EntityTrainingField(lexicon);
        foreach (var sentence in wiki)
        {
            field.Add(sentence, 1);
        }

        foreach (var sentence in data.Own)
        {
            field.Add(sentence, settings.Own);
        }

        foreach (var sentence in data.Social)
        {
            field.Add(sentence, settings.SocialMedia);
        }

        foreach (var sentence in news)
        {
            field.Add(sentence, settings.News);
        }

        field.Train(settings);
        return field.Build(settings);
    }

    private static EntityTrainingSettings Settings(TrainingOptions options)
    {
        var settings = new EntityTrainingSettings();
        double Number(string name, double otherwise) =>
            options.Find(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        return settings with
        {
            Rounds = (int)Number("rounds", settings.Rounds),
            Rate = (float)Number("rate", settings.Rate),
            Penalty = (float)Number("penalty", settings.Penalty),
            Dropout = Number("dropout", settings.Dropout),
            Cutoff = (int)Number("cutoff", settings.Cutoff),
            Least = (float)Number("least", settings.Least),
            SocialMedia = (float)Number("social", settings.SocialMedia),
            News = (float)Number("news", settings.News),
            NewsEvery = (int)Number("news-every", settings.NewsEvery),
            Clear = Number("clear", settings.Clear),
            Own = (float)Number("own", settings.Own),
            Seed = (int)Number("seed", settings.Seed),
        };
    }
}

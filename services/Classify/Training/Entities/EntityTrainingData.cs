using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <param name="Wiki">Labelled sentences of an encyclopaedia, nearest to how news is written; the folds are over these.</param>
/// <param name="Social">Labelled sentences of social media.</param>
/// <param name="Own">The trainer's own sentences, written as news agencies write.</param>
/// <param name="News">Unlabelled sentences of news.</param>
internal sealed record EntityTrainingData(
    List<EntityTrainingSentence> Wiki,
    List<EntityTrainingSentence> Social,
    List<EntityTrainingSentence> Own,
    List<string[]> News,
    EntityTrainingLexicon Lexicon
)
{
    private const int WordsWithVectors = 200_000;

    public static EntityTrainingData Read(TrainingOptions options, EntityTrainingSettings settings)
    {
        var directory = options.Require("ner");
        var wiki = EntityTrainingCorpus.Read(Path.Combine(directory, "wikigold.jsonl.gz"), socialMedia: false);
        List<EntityTrainingSentence> social =
        [
            .. EntityTrainingCorpus.Read(Path.Combine(directory, "btc.jsonl.gz"), socialMedia: true),
            .. EntityTrainingCorpus.Read(Path.Combine(directory, "wnut17.jsonl.gz"), socialMedia: true),
        ];
        var lexicon = new EntityTrainingLexicon();
        lexicon.AddClusters(options.Require("vectors"), options.Find("clusters"), WordsWithVectors, settings.Seed);
        lexicon.AddGazetteer(options.Require("gazetteer"));
        lexicon.AddWords(Lines("entity-words.txt"));
        foreach (var sentence in social)
        {
            DropDemonyms(sentence, lexicon);
        }

        var news = new List<string[]>();
        foreach (var line in EntityTrainingCorpus.Lines(options.Require("wcep")))
        {
            news.AddRange(Sentences(line.GetProperty("text").GetString()!));
        }

        lexicon.CountWriting(news.SelectMany(n => n));
        return new EntityTrainingData(
            wiki,
            social,
            [.. Lines("entity-sentences.txt").Select(EntityTrainingMarkup.Read).OfType<EntityTrainingSentence>()],
            news,
            lexicon
        );
    }

    /// <summary>Social media's annotators took "Iranian" for a place by turns; the encyclopaedia's never did.</summary>
    private static void DropDemonyms(EntityTrainingSentence sentence, EntityTrainingLexicon lexicon)
    {
        var labels = sentence.Labels;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!EntityLabel.IsBegin(labels[i]) || EntityLabel.Kind(labels[i]) == EntityKind.Organisation)
            {
                continue;
            }

            var alone = i + 1 == labels.Length || !EntityLabel.IsInside(labels[i + 1]);
            if (alone && lexicon.IsDemonym(sentence.Tokens[i]))
            {
                labels[i] = EntityLabel.Outside;
            }
        }
    }

    private static IEnumerable<string[]> Sentences(string text)
    {
        var tokens = new List<EntityToken>();
        EntityTokenizer.Tokenize(text, text.Length, tokens);
        for (var start = 0; start < tokens.Count; )
        {
            var end = start + 1;
            while (end < tokens.Count && !tokens[end].OpensSentence)
            {
                end++;
            }

            yield return [.. tokens.GetRange(start, end - start).Select(t => text.Substring(t.Start, t.Length))];
            start = end;
        }
    }

    private static IEnumerable<string> Lines(string resource)
    {
        using var reader = new StreamReader(typeof(EntityTrainingData).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Trim();
        }
    }
}

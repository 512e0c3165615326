namespace Pipeline.Classify.Training.Topics;

/// <summary>Makes a pass's examples: the texts, the vocabulary's concepts, and documents of seed terms.</summary>
internal sealed class ExampleFactory
{
    // What a newsroom files under the one although it deals with the other: ministers on schools are politics,
    // a maker of telephones is technology, a study of reefs is environment.
    private static readonly Dictionary<int, int> Dominated = new()
    {
        [Subjects.Politics] =
            Subjects.Economy
            | Subjects.Health
            | Subjects.Education
            | Subjects.Society
            | Subjects.Environment
            | Subjects.Crime
            | Subjects.Labour
            | Subjects.Arts
            | Subjects.Religion,
        [Subjects.Science] = Subjects.Economy | Subjects.Crime | Subjects.Arts | Subjects.Society | Subjects.Education | Subjects.Politics,
        [Subjects.Environment] = Subjects.Science,
        [Subjects.Health] = Subjects.Science,
    };

    private readonly List<Example> _texts = [];
    private readonly int[][][] _seeds;
    private readonly List<int>[] _dominated;
    private readonly int[][] _own;
    private readonly int[][] _novel;
    private readonly ExampleOptions _options;

    public ExampleFactory(
        TrainingVocabulary vocabulary,
        IReadOnlyList<TrainingText> texts,
        IReadOnlyList<TrainingText> concepts,
        IReadOnlyList<string[]> seeds,
        IReadOnlyList<TrainingText> background,
        ExampleOptions options
    )
    {
        _own = [.. background.Where(text => text.Source == "background").Select(text => vocabulary.Features(text.Text))];
        _novel = [.. background.Where(text => text.Source != "background").Select(text => vocabulary.Features(text.Text))];
        _options = options;
        _seeds = [.. seeds.Select(terms => terms.Select(vocabulary.Features).Where(features => features.Length > 0).ToArray())];
        _dominated = [.. seeds.Select(_ => new List<int>())];
        var weights = Weights(texts);
        foreach (var text in texts)
        {
            foreach (var (subject, dominated) in Dominated)
            {
                if ((text.Subjects & dominated) != 0 && (text.Subjects & subject) == 0)
                {
                    _dominated[int.Log2(subject)].Add(_texts.Count);
                }
            }

            var weight = text.Weight * weights.Select((w, c) => Share(text, c) * w).Sum();
            _texts.Add(new Example(vocabulary.Features(text.Text), text.Subjects, weight));
        }

        foreach (var concept in concepts)
        {
            _texts.Add(new Example(vocabulary.Features(concept.Text), concept.Subjects, options.ConceptWeight));
        }
    }

    public IReadOnlyList<Example> Epoch(int seed)
    {
        var random = new Random(seed);
        var examples = new List<Example>(_texts);
        for (var c = 0; c < _seeds.Length; c++)
        {
            for (var i = 0; i < _options.SeedDocuments; i++)
            {
                examples.Add(new Example(SeedDocument(c, random), 1 << c, 1f));
            }

            for (var i = 0; i < _options.DominantDocuments && _dominated[c].Count > 0; i++)
            {
                examples.Add(new Example(DominantDocument(c, random), 1 << c, 1f));
            }
        }

        for (var i = 0; i < _options.BackgroundDocuments; i++)
        {
            var from = random.NextSingle() < _options.OwnBackground ? _own : _novel;
            examples.Add(new Example(from[random.Next(from.Length)], Subjects.None, 1f));
        }

        return examples;
    }

    private static float Share(TrainingText text, int subject) => (text.Subjects >> subject & 1) / (float)int.PopCount(text.Subjects);

    private float[] Weights(IReadOnlyList<TrainingText> texts)
    {
        var mass = Enumerable.Range(0, _seeds.Length).Select(c => texts.Sum(text => Share(text, c))).ToArray();
        var mean = mass.Where(m => m > 500).Average();
        return Array.ConvertAll(mass, m => MathF.Min(4f, MathF.Pow(mean / MathF.Max(m, 1f), _options.Balance)));
    }

    /// <summary>Some of the subject's terms among words of any other text, which thereby tell nothing.</summary>
    private int[] SeedDocument(int subject, Random random)
    {
        var features = new List<int>();
        AddSeeds(features, subject, random.Next(2, 8), random);
        var noise = _texts[random.Next(_texts.Count)].Features;
        for (var i = random.Next(0, 6); i > 0 && noise.Length > 0; i--)
        {
            features.Add(noise[random.Next(noise.Length)]);
        }

        return [.. features];
    }

    /// <summary>The subject's terms in a text about one that it dominates.</summary>
    private int[] DominantDocument(int subject, Random random)
    {
        var under = _dominated[subject];
        var features = new List<int>(_texts[under[random.Next(under.Count)]].Features);
        AddSeeds(features, subject, random.Next(2, 6), random);
        return [.. features];
    }

    private void AddSeeds(List<int> features, int subject, int count, Random random)
    {
        for (; count > 0; count--)
        {
            features.AddRange(_seeds[subject][random.Next(_seeds[subject].Length)]);
        }
    }
}

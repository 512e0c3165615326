using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>The words and pairs that get a row in the model, and how much each weighs.</summary>
internal sealed class TrainingVocabulary
{
    // A name that neither list knows tells about as much as a rare word.
    private const float UnknownWeight = 5f;
    private const float PairWeight = 4f;

    private readonly Dictionary<uint, int> _ids = [];
    private readonly List<uint> _hashes = [];
    private readonly List<float> _weights = [];
    private readonly List<int> _vectors = [];
    private readonly HashSet<uint> _stopWords = LoadStopWords();

    public int Count => _hashes.Count;

    public uint Hash(int id) => _hashes[id];

    public float Weight(int id) => _weights[id];

    /// <summary>Row of the word's vector, or -1.</summary>
    public int Vector(int id) => _vectors[id];

    public static TrainingVocabulary Build(WordVectors vectors, IEnumerable<string> texts, IEnumerable<string> terms)
    {
        var vocabulary = new TrainingVocabulary();
        foreach (var hash in vectors.Hashes)
        {
            var row = vectors.Find(hash);
            vocabulary.Add(hash, WeightOf(vectors.Rank(row)), row);
        }

        var words = new Dictionary<uint, int>();
        var pairs = new Dictionary<uint, int>();
        foreach (var text in texts)
        {
            vocabulary.CountFeatures(text, 1, words, pairs);
        }

        foreach (var term in terms)
        {
            vocabulary.CountFeatures(term, 100, words, pairs);
        }

        foreach (var (hash, _) in words.Where(word => word.Value >= 3).OrderBy(word => word.Key))
        {
            vocabulary.Add(hash, UnknownWeight, -1);
        }

        foreach (var (hash, _) in pairs.Where(pair => pair.Value >= 4).OrderBy(pair => pair.Key))
        {
            vocabulary.Add(hash, PairWeight, -1);
        }

        return vocabulary;
    }

    /// <summary>The text's features in a run of ids, one for each time it is said.</summary>
    public int[] Features(string text)
    {
        var ids = new List<int>();
        uint before = 0;
        var first = true;
        for (var tokens = new TopicTokens(text); tokens.MoveNext(); before = tokens.Hash, first = false)
        {
            if (_ids.TryGetValue(tokens.Hash, out var id))
            {
                ids.Add(id);
            }

            if (!first && tokens.Adjacent && _ids.TryGetValue(TopicHash.Pair(before, tokens.Hash), out var pair))
            {
                ids.Add(pair);
            }
        }

        return [.. ids];
    }

    // Zipf: a word's rank in a large corpus stands for its frequency, and unlike counts in the training texts it
    // does not change with the kind of text.
    private static float WeightOf(int rank) => Math.Clamp(MathF.Log(1f + (rank / 20f)), 0.3f, 6f);

    private static HashSet<uint> LoadStopWords()
    {
        using var stream = typeof(TrainingVocabulary).Assembly.GetManifestResourceStream("stopwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = new HashSet<uint>();
        while (reader.ReadLine() is { } line)
        {
            for (var tokens = new TopicTokens(line.StartsWith('#') ? "" : line); tokens.MoveNext(); )
            {
                words.Add(tokens.Hash);
            }
        }

        return words;
    }

    private void CountFeatures(string text, int times, Dictionary<uint, int> words, Dictionary<uint, int> pairs)
    {
        uint before = 0;
        var pairable = false;
        for (var tokens = new TopicTokens(text); tokens.MoveNext(); )
        {
            var stop = _stopWords.Contains(tokens.Hash) || tokens.Range.End.Value - tokens.Range.Start.Value < 2;
            if (!stop)
            {
                words[tokens.Hash] = words.GetValueOrDefault(tokens.Hash) + times;
                if (pairable && tokens.Adjacent)
                {
                    var pair = TopicHash.Pair(before, tokens.Hash);
                    pairs[pair] = pairs.GetValueOrDefault(pair) + times;
                }
            }

            before = tokens.Hash;
            pairable = !stop;
        }
    }

    private void Add(uint hash, float weight, int vector)
    {
        if (!_stopWords.Contains(hash) && _ids.TryAdd(hash, _hashes.Count))
        {
            _hashes.Add(hash);
            _weights.Add(weight);
            _vectors.Add(vector);
        }
    }
}

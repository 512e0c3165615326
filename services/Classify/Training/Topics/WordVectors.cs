using System.Text;
using System.Text.Json;
using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>Word vectors from a <c>wink-embeddings</c> file, the most frequent words first.</summary>
internal sealed class WordVectors
{
    public const int Dimensions = 100;

    private readonly Dictionary<uint, int> _rows = [];
    private readonly List<float[]> _vectors = [];
    private readonly List<int> _ranks = [];

    public int Count => _vectors.Count;

    public static WordVectors Load(string path, int words)
    {
        var result = new WordVectors();
        var bytes = File.ReadAllBytes(path);
        var start = bytes.AsSpan().IndexOf("\"vectors\":{"u8) + "\"vectors\":"u8.Length;
        var reader = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { AllowTrailingCommas = true });
        reader.Read();
        for (var rank = 0; rank < words && reader.Read() && reader.TokenType == JsonTokenType.PropertyName; rank++)
        {
            var word = reader.GetString()!;
            var vector = new float[Dimensions];
            reader.Read();
            for (var i = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; i++)
            {
                if (i < Dimensions)
                {
                    vector[i] = reader.GetSingle();
                }
            }

            if (word.EnumerateRunes().All(Rune.IsLetter) && word.Length > 1)
            {
                result.Add(word, rank, vector);
            }
        }

        return result;
    }

    public int Find(uint hash) => _rows.GetValueOrDefault(hash, -1);

    public float[] Vector(int row) => _vectors[row];

    /// <summary>Place of the word among all words of the language by frequency.</summary>
    public int Rank(int row) => _ranks[row];

    public IEnumerable<uint> Hashes => _rows.Keys;

    private void Add(string word, int rank, float[] vector)
    {
        var tokens = new TopicTokens(word);
        if (tokens.MoveNext() && _rows.TryAdd(tokens.Hash, _vectors.Count))
        {
            // Unit length: in GloVe the length tells a word's frequency, which the weight already says.
            var length = MathF.Sqrt(vector.Sum(x => x * x));
            _vectors.Add(Array.ConvertAll(vector, x => x / MathF.Max(length, 1e-6f)));
            _ranks.Add(rank);
        }
    }
}

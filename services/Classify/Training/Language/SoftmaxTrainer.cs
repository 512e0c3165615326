using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pipeline.Classify.Language;

namespace Pipeline.Classify.Training.Language;

/// <summary>Multinomial logistic regression over n-gram counts, by AdaGrad.</summary>
internal sealed class SoftmaxTrainer
{
    private const float Rate = 0.06f;
    private const float LargestWeight = 3.5f;

    private readonly LanguageGroup _group;
    private readonly uint[] _hashes;
    private readonly Dictionary<uint, int> _index = [];
    private readonly int _width;
    private readonly float[] _weights;
    private readonly float[] _squares;

    public SoftmaxTrainer(LanguageGroup group, uint[] hashes)
    {
        _group = group;
        _hashes = hashes;
        _width = (group.Languages.Length + 7) / 8 * 8;
        _weights = new float[(hashes.Length + 1) * _width];
        _squares = new float[_weights.Length];
        Array.Fill(_squares, 1f);
        for (var i = 0; i < hashes.Length; i++)
        {
            _index[hashes[i]] = i;
        }
    }

    /// <summary>One pass over the texts in random order, each whole or as a run of its words.</summary>
    public double Pass(IReadOnlyList<(int Language, uint[][] Words)> texts, Random random, float rateShare)
    {
        var order = Enumerable.Range(0, texts.Count).ToArray();
        random.Shuffle(order);
        var rows = new List<int>();
        var errors = new float[_width];
        var loss = 0d;
        foreach (var at in order)
        {
            var (language, words) = texts[at];
            var (from, to) = (0, words.Length);
            if (random.Next(2) == 0)
            {
                var length = 1 + random.Next(Math.Min(10, words.Length));
                from = random.Next(words.Length - length + 1);
                to = from + length;
            }

            rows.Clear();
            for (var w = from; w < to; w++)
            {
                foreach (var hash in words[w])
                {
                    if (_index.TryGetValue(hash, out var row))
                    {
                        rows.Add(row);
                    }
                }
            }

            // The last row is the bias.
            rows.Add(_hashes.Length);
            loss += Step(language, rows, errors, Rate * rateShare);
        }

        return loss / texts.Count;
    }

    /// <summary>Weights rounded to bytes, the middle of the range being 0 so that most compress away.</summary>
    public NgramModelParts ToParts()
    {
        var languages = _group.Languages;
        const float Scale = LargestWeight / sbyte.MaxValue;
        var weights = new sbyte[_hashes.Length * languages.Length];
        for (var row = 0; row < _hashes.Length; row++)
        {
            for (var l = 0; l < languages.Length; l++)
            {
                weights[(row * languages.Length) + l] = (sbyte)Math.Clamp(MathF.Round(_weights[(row * _width) + l] / Scale), -127, 127);
            }
        }

        var biases = _weights.AsSpan(_hashes.Length * _width, languages.Length).ToArray();
        return new NgramModelParts(_group.Script, languages, biases, Scale, _hashes, weights);
    }

    private double Step(int language, List<int> rows, float[] errors, float rate)
    {
        Array.Clear(errors);
        foreach (var row in rows)
        {
            ref var weight = ref _weights[row * _width];
            for (var i = 0; i < _width; i += 8)
            {
                (Vector256.LoadUnsafe(ref errors[0], (nuint)i) + Vector256.LoadUnsafe(ref weight, (nuint)i)).StoreUnsafe(
                    ref errors[0],
                    (nuint)i
                );
            }
        }

        var count = _group.Languages.Length;
        var highest = errors.AsSpan(0, count).ToArray().Max();
        var sum = 0f;
        for (var i = 0; i < count; i++)
        {
            sum += errors[i] = MathF.Exp(errors[i] - highest);
        }

        for (var i = 0; i < _width; i++)
        {
            errors[i] = i < count ? errors[i] / sum : 0;
        }

        var loss = -Math.Log(Math.Max(errors[language], 1e-12));
        errors[language] -= 1;
        if (loss < 0.002)
        {
            // Nothing to learn from a text that is already plain.
            return loss;
        }

        var rates = Vector256.Create(rate);
        foreach (var row in CollectionsMarshal.AsSpan(rows))
        {
            ref var weight = ref _weights[row * _width];
            ref var square = ref _squares[row * _width];
            for (var i = 0; i < _width; i += 8)
            {
                var error = Vector256.LoadUnsafe(ref errors[0], (nuint)i);
                var squares = Vector256.LoadUnsafe(ref square, (nuint)i) + (error * error);
                squares.StoreUnsafe(ref square, (nuint)i);
                (Vector256.LoadUnsafe(ref weight, (nuint)i) - (rates * error / Vector256.Sqrt(squares))).StoreUnsafe(ref weight, (nuint)i);
            }
        }

        return loss;
    }
}

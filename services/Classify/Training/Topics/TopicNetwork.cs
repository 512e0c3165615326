using System.Numerics.Tensors;
using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>
/// Learns a score for each word and subject: a small network over the word's vector, which says something of words
/// that no training text has, plus the word's own correction. The document's score is a weighted sum over its words,
/// so that the whole network folds into a table afterwards.
/// </summary>
internal sealed class TopicNetwork
{
    private const int Classes = TopicModel.Classes;
    private const int Dimensions = WordVectors.Dimensions;
    private const float Scale = 4f;

    private readonly TrainingVocabulary _vocabulary;
    private readonly WordVectors _vectors;
    private readonly NetworkOptions _options;
    private readonly Random _random;
    private readonly DenseLayer _in;
    private readonly DenseLayer _out;
    private readonly float[] _own;
    private readonly float[] _ownSquares;
    private readonly Dictionary<int, int> _batchRows = [];
    private readonly List<int> _batchVectors = [];
    private readonly List<float[]> _hidden = [];
    private readonly List<float[]> _hiddenGradient = [];

    public TopicNetwork(TrainingVocabulary vocabulary, WordVectors vectors, NetworkOptions options)
    {
        _vocabulary = vocabulary;
        _vectors = vectors;
        _options = options;
        _random = new Random(options.Seed);
        _in = new DenseLayer(Dimensions, options.Hidden, _random);
        _out = new DenseLayer(options.Hidden, Classes, _random);
        _own = new float[vocabulary.Count * Classes];
        _ownSquares = new float[vocabulary.Count * Classes];
    }

    public float[] Bias => _out.Bias;

    /// <summary>One pass; the mean loss.</summary>
    public double Pass(IReadOnlyList<Example> examples, float rate)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        _random.Shuffle(order);
        var loss = 0.0;
        for (var start = 0; start < order.Length; start += _options.Batch)
        {
            var batch = order.AsSpan(start, Math.Min(_options.Batch, order.Length - start));
            _batchRows.Clear();
            _batchVectors.Clear();
            foreach (var index in batch)
            {
                loss += Learn(examples[index], rate);
            }

            FinishBatch(rate);
        }

        return loss / examples.Count;
    }

    /// <summary>The word's scores, as the table has them.</summary>
    public float[] Scores(int id)
    {
        var scores = _own.AsSpan(id * Classes, Classes).ToArray();
        if (_vocabulary.Vector(id) >= 0)
        {
            var hidden = new float[_options.Hidden];
            _in.Apply(_vectors.Vector(_vocabulary.Vector(id)), hidden);
            TensorPrimitives.Tanh(hidden, hidden);
            for (var c = 0; c < Classes; c++)
            {
                scores[c] += TensorPrimitives.Dot(_out.Row(c), hidden);
            }
        }

        return Array.ConvertAll(scores, score => score * Scale);
    }

    private double Learn(Example example, float rate)
    {
        var alone = _random.NextSingle() < _options.VectorsAlone;
        var features = Weigh(example);
        if (features.Count == 0)
        {
            return 0;
        }

        Span<float> scores = stackalloc float[Classes];
        var summed = new float[_options.Hidden];
        foreach (var (id, weight) in features)
        {
            if (_vocabulary.Vector(id) is >= 0 and var vector)
            {
                TensorPrimitives.MultiplyAdd(_hidden[HiddenOf(vector)], weight, summed, summed);
            }

            if (!alone)
            {
                TensorPrimitives.MultiplyAdd(_own.AsSpan(id * Classes, Classes), weight, scores, scores);
            }
        }

        for (var c = 0; c < Classes; c++)
        {
            scores[c] = (Scale * (scores[c] + TensorPrimitives.Dot(_out.Row(c), summed))) + _out.Bias[c];
        }

        Span<float> gradient = stackalloc float[Classes];
        var loss = Gradient(scores, example, gradient);
        _out.AddBiasGradient(gradient);
        for (var c = 0; c < Classes; c++)
        {
            gradient[c] *= Scale;
        }

        var back = new float[_options.Hidden];
        for (var c = 0; c < Classes; c++)
        {
            TensorPrimitives.MultiplyAdd(_out.Row(c), gradient[c], back, back);
            TensorPrimitives.MultiplyAdd(summed, gradient[c], _out.RowGradient(c), _out.RowGradient(c));
        }

        foreach (var (id, weight) in features)
        {
            if (_vocabulary.Vector(id) is >= 0 and var vector)
            {
                var row = _hiddenGradient[HiddenOf(vector)];
                TensorPrimitives.MultiplyAdd(back, weight, row, row);
            }

            if (!alone)
            {
                Correct(id, weight, gradient, rate);
            }
        }

        return loss;
    }

    private void Correct(int id, float weight, ReadOnlySpan<float> gradient, float rate)
    {
        var own = _own.AsSpan(id * Classes, Classes);
        var squares = _ownSquares.AsSpan(id * Classes, Classes);
        for (var c = 0; c < Classes; c++)
        {
            var slope = (weight * gradient[c]) + (_options.WordDecay * own[c] * weight);
            squares[c] += slope * slope;
            own[c] -= rate * _options.WordRate * slope / MathF.Sqrt(squares[c] + 0.1f);
        }
    }

    private double Gradient(ReadOnlySpan<float> scores, Example example, Span<float> gradient)
    {
        var largest = TensorPrimitives.Max(scores);
        var sum = 0f;
        var inside = 0f;
        for (var c = 0; c < Classes; c++)
        {
            gradient[c] = MathF.Exp(scores[c] - largest);
            sum += gradient[c];
            inside += (example.Subjects >> c & 1) * gradient[c];
        }

        // Where a text may have one of several subjects, its target is what the model itself makes of those.
        for (var c = 0; c < Classes; c++)
        {
            var target = inside > 0 ? (example.Subjects >> c & 1) * gradient[c] / inside : 0f;
            target = (target * (1 - _options.Smoothing)) + (_options.Smoothing / Classes);
            gradient[c] = ((gradient[c] / sum) - target) * example.Weight;
        }

        return -Math.Log(Math.Max(inside / sum, 1e-9f));
    }

    private List<(int Id, float Weight)> Weigh(Example example)
    {
        var said = new Dictionary<int, float>();
        foreach (var id in example.Features)
        {
            said[id] = said.GetValueOrDefault(id) + 1;
        }

        var weighed = new List<(int, float)>(said.Count);
        var squares = 0f;
        foreach (var (id, times) in said)
        {
            if (_random.NextSingle() >= _options.Dropout)
            {
                var weight = MathF.Sqrt(times) * _vocabulary.Weight(id);
                squares += weight * weight;
                weighed.Add((id, weight));
            }
        }

        var norm = 1 / MathF.Sqrt(MathF.Max(squares, 1e-6f));
        for (var i = 0; i < weighed.Count; i++)
        {
            weighed[i] = (weighed[i].Item1, weighed[i].Item2 * norm);
        }

        return weighed;
    }

    /// <summary>The hidden layer of a word, worked out once a batch.</summary>
    private int HiddenOf(int vector)
    {
        if (_batchRows.TryGetValue(vector, out var row))
        {
            return row;
        }

        row = _batchVectors.Count;
        _batchRows.Add(vector, row);
        _batchVectors.Add(vector);
        if (_hidden.Count == row)
        {
            _hidden.Add(new float[_options.Hidden]);
            _hiddenGradient.Add(new float[_options.Hidden]);
        }

        _in.Apply(_vectors.Vector(vector), _hidden[row]);
        TensorPrimitives.Tanh(_hidden[row], _hidden[row]);
        Array.Clear(_hiddenGradient[row]);
        return row;
    }

    private void FinishBatch(float rate)
    {
        for (var row = 0; row < _batchVectors.Count; row++)
        {
            var gradient = _hiddenGradient[row];
            var hidden = _hidden[row];
            var vector = _vectors.Vector(_batchVectors[row]);
            for (var h = 0; h < gradient.Length; h++)
            {
                gradient[h] *= 1 - (hidden[h] * hidden[h]);
                TensorPrimitives.MultiplyAdd(vector, gradient[h], _in.RowGradient(h), _in.RowGradient(h));
            }

            _in.AddBiasGradient(gradient);
        }

        _in.Step(rate * _options.DenseRate);
        _out.Step(rate * _options.DenseRate);
    }
}

using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>
/// Trains the conditional random field by stochastic gradient with AdaGrad's step sizes, an L2 penalty, and features left out
/// at random (so that identity does not carry what clusters could). The weights of all rounds but the first are averaged.
/// </summary>
internal sealed class EntityTrainingField
{
    private const int L = EntityLabel.Count;
    private readonly Dictionary<ulong, int> _index = [];
    private readonly List<Example> _examples = [];
    private readonly EntityLexicon _lexicon;
    private readonly float[] _transitions = new float[L * L];
    private float[] _weights = [];
    private readonly List<ulong> _keys = [];
    private readonly List<int> _seen = [];

    private sealed record Example(int[][] Features, byte[] Labels, float Weight);

    public EntityTrainingField(EntityLexicon lexicon) => _lexicon = lexicon;

    public void Add(EntityTrainingSentence sentence, float weight)
    {
        var words = EntityTagger.Prepare(sentence.Tokens, _lexicon);
        var hashes = new ulong[EntityFeatures.Most];
        var run = default(WordRun);
        for (var from = 0; EntitySentence.NextStretch(words, from, out var stretch); from = stretch.End)
        {
            var rows = new int[stretch.Length][];
            var labels = new byte[stretch.Length];
            for (var at = stretch.Start; at < stretch.End; at++)
            {
                if (at >= run.End || at < run.Start)
                {
                    run = WordRun.Around(words, at);
                }

                var count = EntityFeatures.Extract(words, at, run, hashes);
                var row = new int[count];
                for (var k = 0; k < count; k++)
                {
                    row[k] = IndexOf(hashes[k]);
                }

                rows[at - stretch.Start] = row;
                var label = sentence.Labels[at];
                var previous = at > stretch.Start ? labels[at - stretch.Start - 1] : EntityLabel.Outside;
                // A name that began outside the stretch begins here.
                labels[at - stretch.Start] = EntityLabel.MayFollow(previous, label) ? label : (byte)(label - 1);
            }

            run = default;
            _examples.Add(new Example(rows, labels, weight));
        }
    }

    private int IndexOf(ulong hash)
    {
        if (!_index.TryGetValue(hash, out var at))
        {
            at = _keys.Count;
            _index.Add(hash, at);
            _keys.Add(hash);
            _seen.Add(0);
        }

        _seen[at]++;
        return at;
    }

    public void Train(EntityTrainingSettings settings)
    {
        var size = _keys.Count * L;
        _weights = new float[size];
        var squares = new float[size];
        var transitionSquares = new float[L * L];
        var sum = new float[size];
        var transitionSum = new float[L * L];
        var order = Enumerable.Range(0, _examples.Count).ToArray();
        var random = new Random(settings.Seed);
        var work = new EntityTrainingLattice(_transitions);
        var averaged = 0;
        for (var round = 0; round < settings.Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                Step(_examples[at], settings, random, squares, transitionSquares, work);
            }

            if (round < settings.Rounds / 3)
            {
                continue;
            }

            averaged++;
            for (var i = 0; i < size; i++)
            {
                sum[i] += _weights[i];
            }

            for (var i = 0; i < transitionSum.Length; i++)
            {
                transitionSum[i] += _transitions[i];
            }
        }

        for (var i = 0; i < size; i++)
        {
            _weights[i] = sum[i] / averaged;
        }

        for (var i = 0; i < transitionSum.Length; i++)
        {
            _transitions[i] = transitionSum[i] / averaged;
        }
    }

    private void Step(
        Example example,
        EntityTrainingSettings settings,
        Random random,
        float[] squares,
        float[] transitionSquares,
        EntityTrainingLattice work
    )
    {
        var n = example.Features.Length;
        work.Reserve(n);
        var kept = new int[n][];
        var keep = 1 - settings.Dropout;
        var scale = (float)(1 / keep);
        for (var t = 0; t < n; t++)
        {
            var features = example.Features[t];
            var row = new int[features.Length];
            var count = 0;
            var scores = work.Scores.AsSpan(t * L, L);
            scores.Clear();
            foreach (var feature in features)
            {
                if (settings.Dropout > 0 && random.NextDouble() >= keep)
                {
                    continue;
                }

                if (_seen[feature] < settings.Cutoff)
                {
                    continue;
                }

                row[count++] = feature;
                for (var l = 0; l < L; l++)
                {
                    scores[l] += _weights[feature * L + l];
                }
            }

            for (var l = 0; l < L; l++)
            {
                scores[l] *= scale;
            }

            kept[t] = row[..count];
        }

        var z = work.Run(n);
        var rate = settings.Rate;
        for (var t = 0; t < n; t++)
        {
            for (byte l = 0; l < L; l++)
            {
                var p = Math.Exp(work.Forward[t * L + l] + work.Backward[t * L + l] - z);
                var gradient = (float)((p - (example.Labels[t] == l ? 1 : 0)) * example.Weight) * scale;
                if (Math.Abs(gradient) < 1e-5f)
                {
                    continue;
                }

                foreach (var feature in kept[t])
                {
                    var at = feature * L + l;
                    var g = gradient + settings.Penalty * _weights[at];
                    squares[at] += g * g;
                    _weights[at] -= rate * g / (MathF.Sqrt(squares[at]) + 1e-2f);
                }
            }
        }

        Transitions(example, n, z, rate, work, transitionSquares);
    }

    private void Transitions(Example example, int n, double z, float rate, EntityTrainingLattice work, float[] squares)
    {
        Span<float> gradient = stackalloc float[L * L];
        gradient.Clear();
        for (var t = 0; t <= n; t++)
        {
            var goldFrom = t == 0 ? EntityLabel.Outside : example.Labels[t - 1];
            var goldTo = t == n ? EntityLabel.Outside : example.Labels[t];
            gradient[goldFrom * L + goldTo] -= 1;
            for (byte p = 0; p < L; p++)
            {
                if (t == 0 && p != EntityLabel.Outside)
                {
                    continue;
                }

                for (byte l = 0; l < L; l++)
                {
                    if ((t == n && l != EntityLabel.Outside) || !EntityLabel.MayFollow(p, l))
                    {
                        continue;
                    }

                    var before = t == 0 ? 0 : work.Forward[(t - 1) * L + p];
                    var after = t == n ? 0 : work.Scores[t * L + l] + work.Backward[t * L + l];
                    gradient[p * L + l] += (float)Math.Exp(before + _transitions[p * L + l] + after - z);
                }
            }
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            var g = gradient[i] * example.Weight;
            if (g == 0)
            {
                continue;
            }

            squares[i] += g * g;
            _transitions[i] -= rate * g / (MathF.Sqrt(squares[i]) + 1e-2f);
        }
    }

    /// <summary>Weights in eight bits; a feature that hardly weighs is left out.</summary>
    public EntityModel Build(EntityTrainingSettings settings)
    {
        var unit = settings.Unit;
        var rows = new List<KeyValuePair<ulong, sbyte[]>>();
        for (var i = 0; i < _keys.Count; i++)
        {
            if (_seen[i] < settings.Cutoff)
            {
                continue;
            }

            var row = new sbyte[L];
            var any = false;
            for (var l = 0; l < L; l++)
            {
                row[l] = (sbyte)Math.Clamp(MathF.Round(_weights[i * L + l] / unit), -127, 127);
                any |= Math.Abs(_weights[i * L + l]) >= settings.Least;
            }

            if (any)
            {
                rows.Add(new(_keys[i], row));
            }
        }

        return EntityModel.Build(_lexicon, rows, [.. _transitions.Select(t => (int)MathF.Round(t / unit))]);
    }
}

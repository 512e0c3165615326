namespace Pipeline.Classify.Topics;

/// <summary>
/// Scores a text window by window, a window being a dozen known words and pairs, and adds up the windows' answers.
/// </summary>
/// <remarks>
/// The training texts are a sentence or a headline long. Asked of windows of that length the model answers as it was
/// taught, and what an article says all through wins over one striking word: 76 % instead of 70 % right on
/// African English news, with nothing else changed.
/// </remarks>
internal ref struct TopicScorer(TopicModel model, Span<float> answers)
{
    /// <summary>Words past this many tell nothing new about the subject, and keep time bounded.</summary>
    private const int MaximumWords = 3000;

    /// <summary>Words that are looked up together.</summary>
    private const int Together = 32;

    private readonly TopicModel _model = model;
    private readonly Span<float> _answers = answers;
    private TopicParameters.ClassScores _window = default;
    private float _squares = 0;
    private int _features = 0;

    /// <summary>Total weight of the windows so far; 0 where no known word was met.</summary>
    public float Weight { get; private set; } = 0;

    /// <summary>Scores the headline, as one window.</summary>
    public void AddTitle(ReadOnlySpan<char> title) => Add(title, int.MaxValue, _model.Parameters.TitleWeight, 1f);

    /// <summary>Scores the body; its beginning counts for more.</summary>
    public void AddBody(ReadOnlySpan<char> text) => Add(text, _model.Parameters.WindowLength, 1f, _model.Parameters.LeadWeight);

    private void Add(ReadOnlySpan<char> text, int windowLength, float weight, float leadWeight)
    {
        var tokens = new TopicTokens(text);
        uint before = 0;
        var met = 0;
        Span<uint> hashes = stackalloc uint[Together * 2];
        Span<int> entries = stackalloc int[Together * 2];
        Span<bool> paired = stackalloc bool[Together];
        for (var word = 0; word < MaximumWords; )
        {
            int words = 0,
                count = 0;
            for (; words < Together && word < MaximumWords && tokens.MoveNext(); words++, word++)
            {
                hashes[count++] = tokens.Hash;
                paired[words] = word > 0 && tokens.Adjacent;
                if (paired[words])
                {
                    hashes[count++] = TopicHash.Pair(before, tokens.Hash);
                }

                before = tokens.Hash;
            }

            if (words == 0)
            {
                break;
            }

            _model.Find(hashes[..count], entries);
            for (int i = 0, next = 0; i < words; i++)
            {
                met += Note(entries[next++]);
                met += paired[i] ? Note(entries[next++]) : 0;
                if (_features >= windowLength)
                {
                    Close(weight * (met <= _model.Parameters.LeadFeatures ? leadWeight : 1f));
                }
            }
        }

        // What is left over counts by its length; a headline counts in full however short.
        Close(weight * (windowLength == int.MaxValue ? 1f : _features / (float)windowLength));
    }

    private int Note(int entry)
    {
        if (entry < 0)
        {
            return 0;
        }

        var weight = _model.Weight(entry);
        _model.AddTo(_window, entry, weight);
        _squares += weight * weight;
        _features++;
        return 1;
    }

    private void Close(float weight)
    {
        if (_features > 0)
        {
            var norm = 1f / MathF.Sqrt(_squares);
            var largest = float.NegativeInfinity;
            for (var c = 0; c < TopicModel.Classes; c++)
            {
                _window[c] = ((_window[c] * norm) + _model.Parameters.Bias[c]) * _model.Parameters.WindowGain;
                largest = MathF.Max(largest, _window[c]);
            }

            var sum = 0f;
            for (var c = 0; c < TopicModel.Classes; c++)
            {
                _window[c] = MathF.Exp(_window[c] - largest);
                sum += _window[c];
            }

            for (var c = 0; c < TopicModel.Classes; c++)
            {
                _answers[c] += weight * _window[c] / sum;
            }

            Weight += weight;
        }

        _window = default;
        _squares = 0;
        _features = 0;
    }
}

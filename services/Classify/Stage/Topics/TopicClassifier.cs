using Pipeline.Contracts;

namespace Pipeline.Classify.Topics;

/// <summary>Tells which of the 17 IPTC Media Topics subjects an English article is about.</summary>
public sealed class TopicClassifier
{
    /// <summary>A topic below this is a guess, and no topic at all is the better answer.</summary>
    public const double DefaultThreshold = 0.35;

    private readonly TopicModel _model;

    internal TopicClassifier(TopicModel model) => _model = model;

    /// <summary>Languages (ISO 639-1) that the model knows; an article in another has no topics.</summary>
    public static IReadOnlySet<string> Languages { get; } = new HashSet<string>(StringComparer.Ordinal) { "en" };

    /// <summary>
    /// Every subject with its confidence, best first; nothing where the text has no word that the model knows. What is missing from a sum
    /// of 1 says that the text has none of them.
    /// </summary>
    public static IReadOnlyList<Topic> Classify(string? title, string text) => new TopicClassifier(TopicModel.Default).Score(title, text);

    /// <summary>The subjects whose confidence reaches the threshold, best first.</summary>
    public static IReadOnlyList<Topic> Over(IReadOnlyList<Topic> all, double threshold) =>
        [.. all.TakeWhile(topic => topic.Confidence >= threshold)];

    internal IReadOnlyList<Topic> Score(string? title, string text)
    {
        Span<float> answers = stackalloc float[TopicModel.Classes];
        var windows = MeanAnswer(title, text, answers);
        if (windows <= 0)
        {
            return [];
        }

        Sharpen(answers, windows, _model.Parameters.Sharpness, _model.Parameters.HalfEvidence);
        var topics = new Topic[TopicModel.Subjects];
        for (var i = 0; i < topics.Length; i++)
        {
            topics[i] = new Topic(MediaTopics.All[i].Code, MediaTopics.All[i].Name, answers[i]);
        }

        Array.Sort(
            topics,
            static (a, b) => a.Confidence != b.Confidence ? b.Confidence.CompareTo(a.Confidence) : string.CompareOrdinal(a.Code, b.Code)
        );
        return topics;
    }

    /// <summary>The mean answer of the windows, and how many there were; 0 where nothing in the text is known.</summary>
    internal float MeanAnswer(string? title, string text, Span<float> answers)
    {
        answers.Clear();
        var scorer = new TopicScorer(_model, answers);
        scorer.AddTitle(title);
        scorer.AddBody(text);
        for (var c = 0; c < answers.Length && scorer.Weight > 0; c++)
        {
            answers[c] /= scorer.Weight;
        }

        return scorer.Weight;
    }

    /// <summary>
    /// Windows agree by less than they are right: a subject with 40 % of each of twenty windows is the subject, of
    /// one window it is a guess. Raising to a power that grows with their number makes a confidence of it that is
    /// right about as often as it says.
    /// </summary>
    internal static void Sharpen(Span<float> answers, float windows, float sharpness, float halfEvidence)
    {
        var power = sharpness * windows / (windows + halfEvidence);
        var sum = 0f;
        for (var c = 0; c < answers.Length; c++)
        {
            answers[c] = MathF.Pow(answers[c], power);
            sum += answers[c];
        }

        for (var c = 0; c < answers.Length; c++)
        {
            answers[c] /= sum;
        }
    }
}

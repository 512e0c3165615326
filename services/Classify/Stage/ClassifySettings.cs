namespace Pipeline.Classify;

/// <summary>Settings of the stage's function.</summary>
public sealed record ClassifySettings
{
    public static ClassifySettings Default { get; } = new();

    /// <summary>Confidence from which a subject is one of the article's topics; 0 to 1.</summary>
    public double TopicThreshold { get; init; } = Topics.TopicClassifier.DefaultThreshold;
}

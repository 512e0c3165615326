using System.ComponentModel.DataAnnotations;

namespace Pipeline.Classify.Worker;

/// <summary>Section <c>Classify</c>.</summary>
public sealed class ClassifyOptions
{
    public const string Section = "Classify";

    /// <summary>Confidence from which a subject is one of the article's topics.</summary>
    [Range(0.0, 1.0)]
    public double TopicThreshold { get; set; } = ClassifySettings.Default.TopicThreshold;

    internal ClassifySettings ToSettings() => new() { TopicThreshold = TopicThreshold };
}

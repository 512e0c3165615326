namespace Pipeline.Contracts;

/// <summary>Classify's output: what a newsroom files an article by.</summary>
public sealed record ClassifiedArticle : StageDocument
{
    /// <summary>IPTC Media Topics over the threshold, best first; empty is an honest answer.</summary>
    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>Why there is no topic, for a person to read; null where there is one.</summary>
    public string? NoTopicReason { get; init; }

    /// <summary>ISO 639-1 code; null where the text tells nothing.</summary>
    public string? Language { get; init; }

    /// <summary>From 0 to 1.</summary>
    public double LanguageConfidence { get; init; }

    /// <summary>Up to ten phrases, best first, in the article's own casing.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>People, organisations and places, most often named first.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Two or three whole sentences of the article, in its order.</summary>
    public string Summary { get; init; } = "";

    public int WordCount { get; init; }

    /// <summary>Whole minutes, at least one.</summary>
    public int ReadingMinutes { get; init; }
}

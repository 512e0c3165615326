namespace Pipeline.Classify.Language;

/// <summary>What language a text is in, and how sure that is.</summary>
/// <param name="Code">ISO 639-1 code; null where there are no letters to tell by.</param>
/// <param name="Confidence">From 0 to 1. Under a half where the text is too short to tell, or is in several languages.</param>
public sealed record LanguageGuess(string? Code, double Confidence)
{
    public static LanguageGuess None { get; } = new(null, 0);
}

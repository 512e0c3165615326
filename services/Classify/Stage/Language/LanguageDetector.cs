namespace Pipeline.Classify.Language;

/// <summary>
/// Tells the language of a text by its script and, within a script, by the n-grams of its words. About eighty languages. Norwegian is
/// one (<c>no</c>), and Bosnian is told as Croatian or Serbian, which it is between. Reads at most
/// <see cref="TextSample.Whole"/> characters of a text, spread over it. Of SIB-200's sentences in 42 languages it tells 99.7 % in
/// cross-validation, and 98.7 % when trained on none of them.
/// </summary>
public static class LanguageDetector
{
    private static readonly Lazy<TextDetector> Detector = new(() => new TextDetector(NgramModelFile.ReadEmbedded()));

    /// <param name="text">Any text, of any length.</param>
    /// <param name="declared">A language tag that came with the text; counts a little.</param>
    public static LanguageGuess Detect(string text, string? declared = null) => Detector.Value.Detect(text, declared);
}

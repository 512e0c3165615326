namespace Pipeline.Search.Analysis;

/// <summary>Turns text into the terms it is found by, the same for articles and for queries.</summary>
public static class TermAnalyser
{
    /// <summary>Most terms taken from one section of an article, a book of 400 pages: what comes after cannot be found.</summary>
    public const int MostTerms = 200_000;

    /// <summary>The text's terms in order.</summary>
    /// <param name="language">ISO 639-1 code for the stemmer; null, or a language without one, stems nothing.</param>
    public static IEnumerable<string> Analyse(string text, string? language) =>
        Tokeniser.Tokenise(text, language).Select(token => token.Term).Take(MostTerms);

    /// <summary>Lower case, without accents, words parted by single spaces: what two spellings of a name have in common.</summary>
    public static string Fold(string text) => string.Join(' ', Analyse(text, null));
}

using System.Text;

namespace Pipeline.Index;

/// <summary>Turns text into the terms it is found by, the same for articles and for queries.</summary>
public static class TermAnalyser
{
    /// <summary>The text's terms in order, parted by spaces.</summary>
    /// <param name="language">ISO 639-1 code for the stemmer; null, or a language without one, stems nothing.</param>
    public static string Analyse(string text, string? language, int maxTerms)
    {
        var terms = new StringBuilder();
        foreach (var token in Tokeniser.Tokenise(text, language).Take(maxTerms))
        {
            terms.Append(terms.Length == 0 ? "" : " ").Append(token.Term);
        }

        return terms.ToString();
    }
}

using Pipeline.Contracts;

namespace Pipeline.Normalise;

/// <summary>Why a person may want to look at an article twice, as far as its text says.</summary>
internal static class ReviewFlags
{
    /// <summary>Less than three sentences or so: a caption, a stub, or a page whose story was not found.</summary>
    private const int ShortLetters = 200;

    // Scripts without spaces say in one sign what others say in three letters.
    private const int LettersInSign = 3;

    /// <summary>What went as furniture is more than this many times what stayed.</summary>
    private const double MuchRemoved = 1.0;

    /// <summary>Tesseract's mean on clean print is above 0.9; at this, about every tenth word is wrong.</summary>
    private const double SureOcr = 0.8;

    public static IReadOnlyList<string> Of(NormalisedArticle article)
    {
        var flags = new List<string>(article.Flags);
        var kept = Letters(article.Text);
        if (kept < ShortLetters)
        {
            flags.Add("very-short");
        }

        if (article.Removed.Sum(static note => (long)Letters(note.Text)) > MuchRemoved * kept)
        {
            flags.Add("much-removed");
        }

        if (article.OcrConfidence < SureOcr)
        {
            flags.Add("ocr-unsure");
        }

        if (article.Skipped.Count > 0)
        {
            flags.Add("incomplete");
        }

        return flags;
    }

    private static int Letters(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters +=
                char.IsAsciiLetterOrDigit(c) ? 1
                : !char.IsLetterOrDigit(c) ? 0
                : Furniture.Tokens.IsUnspaced(c) ? LettersInSign
                : 1;
        }

        return letters;
    }
}

namespace Pipeline.Search.Comparing;

/// <summary>What stands between two spaces.</summary>
/// <param name="Skeleton">Its ASCII letters and digits: what mojibake and its repair have in common.</param>
internal readonly record struct Word(int Start, string Text, string Skeleton)
{
    // Past this a comparison is of no use to a person and costs much.
    private const int MostWords = 30_000;

    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length && words.Count < MostWords; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            var word = text[start..at];
            words.Add(new Word(start, word, string.Concat(word.Where(char.IsAsciiLetterOrDigit))));
        }

        return words;
    }
}

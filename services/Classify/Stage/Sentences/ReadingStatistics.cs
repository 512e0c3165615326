using Pipeline.Text;

namespace Pipeline.Classify.Sentences;

/// <summary>
/// How long a text is to a reader. Words are counted as they are written where spaces part them. Where none do, two Chinese or Japanese
/// signs count as a word, and five letters of Thai, Lao, Khmer, Burmese or Tibetan, which is about what words in those languages have.
/// </summary>
/// <param name="Words">Number of words; a figure is one.</param>
/// <param name="ReadingMinutes">Whole minutes, at least one.</param>
public readonly record struct ReadingStatistics(int Words, int ReadingMinutes)
{
    /// <summary>Adults' silent reading of non-fiction: 238 words a minute (Brysbaert 2019, over 190 studies).</summary>
    private const double WordsPerMinute = 238;

    private const int SignsPerWord = 2;
    private const int LettersPerWord = 5;

    public static ReadingStatistics Of(ReadOnlySpan<char> text)
    {
        var (words, signs, letters) = (0, 0, 0);
        foreach (var word in new WordEnumerator(text))
        {
            var first = text[word.Start];
            if (WordUnits.IsSign(first))
            {
                signs += word.Length;
            }
            else if (WordUnits.IsSpaceless(first))
            {
                letters += word.Length;
            }
            else if (!char.IsSurrogate(first) || word.Length > 2)
            {
                // A lone pair is an emoji.
                words++;
            }
        }

        words += ((signs + SignsPerWord - 1) / SignsPerWord) + ((letters + LettersPerWord - 1) / LettersPerWord);
        return new ReadingStatistics(words, Math.Max(1, (int)Math.Round(words / WordsPerMinute)));
    }
}

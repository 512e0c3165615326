namespace Pipeline.Classify.Entities;

/// <summary>Prepares a sentence's words for the model once their own traits are known.</summary>
internal static class EntitySentence
{
    public const int LongestPhrase = 5;

    /// <summary>Where a word's place in a phrase stands in <see cref="WordTraits.Phrase"/>.</summary>
    public const int PhrasePlace = 20;

    /// <summary>
    /// Marks the words that have a capital for their place alone: the first one, and those that open a sentence or a quotation inside.
    /// </summary>
    public static void MarkStarts(Span<WordTraits> words)
    {
        var opens = true;
        for (var i = 0; i < words.Length; i++)
        {
            words[i].IsSentenceStart = opens;
            opens = words[i].Shape switch
            {
                WordShape.Stop => true,
                WordShape.Quote => opens || (i > 0 && words[i - 1].Shape is WordShape.Comma),
                WordShape.OpeningBracket or WordShape.Hyphen => opens,
                _ => false,
            };
        }
    }

    /// <summary>Marks the words of known names such as "Burkina Faso", the longest first.</summary>
    public static void MarkPhrases(Span<WordTraits> words, EntityLexicon lexicon)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].HasCapital)
            {
                continue;
            }

            var hash = words[i].Word;
            var longest = 0;
            var flags = 0U;
            for (var length = 2; length <= LongestPhrase && i + length <= words.Length; length++)
            {
                var next = words[i + length - 1];
                if (!next.HasCapital && !next.IsConnector)
                {
                    break;
                }

                hash = TextHash.Combine(hash, next.Word);
                var entry = lexicon.Find(hash);
                if (entry.IsNone)
                {
                    continue;
                }

                longest = length;
                flags = (uint)entry.Flags;
            }

            if (longest == 0)
            {
                continue;
            }

            for (var k = 0; k < longest; k++)
            {
                words[i + k].Phrase =
                    flags
                    | (
                        k == 0 ? 1U
                        : k == longest - 1 ? 3U
                        : 2U
                    ) << PhrasePlace;
            }

            i += longest - 1;
        }
    }

    /// <summary>
    /// The next stretch that may hold names, from <paramref name="from"/> on: words with a capital, and small words that names
    /// hold ("of", "bin") between them. All other words are outside by definition, which is also what makes tagging quick.
    /// </summary>
    public static bool NextStretch(ReadOnlySpan<WordTraits> words, int from, out WordRun stretch)
    {
        const int MostConnectors = 3;
        var start = from;
        while (start < words.Length && !words[start].HasCapital)
        {
            start++;
        }

        if (start == words.Length)
        {
            stretch = default;
            return false;
        }

        var first = start;
        while (first > from && words[first - 1].Shape == WordShape.LetterAndDigit)
        {
            first--;
        }

        var end = start + 1;
        while (true)
        {
            var next = end;
            while (next < words.Length && next - end < MostConnectors && words[next].IsConnector)
            {
                next++;
            }

            if (next >= words.Length || !words[next].HasCapital)
            {
                break;
            }

            end = next + 1;
        }

        stretch = new WordRun(first, end);
        return true;
    }
}

using Pipeline.Text;

namespace Pipeline.Classify.Keywords;

/// <summary>
/// Key phrases by statistics of the article alone: what is named often, early and in the headline, as phrases between words of grammar.
/// Names stay whole. Reads the first <see cref="MostRead"/> characters.
/// </summary>
public static class KeywordExtractor
{
    public const int MostPhrases = 10;

    /// <summary>About 3,300 words: what an article is about it says within these.</summary>
    public const int MostRead = 20_000;

    /// <summary>Phrases under this share of the best one's score are those of a text that has no more to say.</summary>
    private const double LeastShare = 0.14;

    /// <param name="title">The headline, where known.</param>
    /// <param name="text">The article, without the headline.</param>
    /// <param name="language">ISO 639-1 code, where known.</param>
    /// <param name="names">Names found in the article, in their fullest forms; they are kept whole.</param>
    /// <returns>Up to ten phrases, best first, as the article writes them, none holding all words of another.</returns>
    public static IReadOnlyList<string> Extract(string? title, string text, string? language, IReadOnlyList<string>? names = null)
    {
        title ??= "";
        text = TextCut.To(text, MostRead);
        var candidates = HanPhraseExtractor.AreIn(text)
            ? HanPhraseExtractor.Collect(title, text, names ?? [])
            : WordPhrases(title, text, language, names ?? []);
        candidates.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Position.CompareTo(b.Position));

        var chosen = new List<Phrase>(MostPhrases);
        foreach (var phrase in candidates)
        {
            if (chosen.Count == MostPhrases || phrase.Score < candidates[0].Score * LeastShare)
            {
                break;
            }

            if (!chosen.Exists(phrase.Overlaps))
            {
                chosen.Add(phrase);
            }
        }

        return [.. chosen.Select(p => p.Written.InTitle ? Slice(title, p) : Slice(text, p))];
    }

    private static List<Phrase> WordPhrases(string title, string text, string? language, IReadOnlyList<string> names)
    {
        var tokeniser = new Tokeniser(language);
        var inTitle = tokeniser.Read(title);
        var inText = tokeniser.Read(text);
        var known = names.Select(n => tokeniser.Read(n).Select(t => t.Id).ToArray()).Where(n => n.Length > 0).ToList();
        var words = new WordStatistics(tokeniser.Words, inTitle, inText);
        var collector = new PhraseCollector(words, known, tokeniser.JoinsNouns);
        collector.Add(inTitle, isTitle: true);
        collector.Add(inText, isTitle: false);
        return PhraseScorer.Score(collector.Phrases, words, inText.Count, tokeniser.KnowsNouns);
    }

    private static string Slice(string source, Phrase phrase)
    {
        var written = source.Substring(phrase.Written.Start, phrase.Written.Length);
        return written.Contains('\n', StringComparison.Ordinal) ? written.ReplaceLineEndings(" ") : written;
    }
}

using System.Text;
using Pipeline.Classify.Sentences;
using Pipeline.Text;

namespace Pipeline.Classify.Summary;

/// <summary>
/// Two or three whole sentences of an article, in its order: those that open it and those that share most words with the rest and with
/// the headline, and not with each other. Reads the first <see cref="MostRead"/> characters.
/// </summary>
public static class Summariser
{
    public const int MostRead = 20_000;

    /// <summary>The summary is at most this long, but where the text has no shorter sentences to choose from.</summary>
    public const int MostCharacters = 700;

    private const int MostSentences = 3;

    /// <summary>A text of no more than this is its own summary.</summary>
    private const int ShortText = 280;

    /// <param name="title">The headline, where known.</param>
    /// <param name="text">The article, without the headline.</param>
    /// <param name="language">ISO 639-1 code, where known.</param>
    public static string Summarise(string? title, string text, string? language)
    {
        text = TextCut.To(text, MostRead);
        var sentences = SentenceSplitter.Split(text, language);
        if (sentences.Count == 0)
        {
            return "";
        }

        if (text.Length <= ShortText)
        {
            return Join(text, sentences);
        }

        var fitness = new SentenceFitness(text, title);
        var usable = new List<Sentence>(sentences.Count);
        foreach (var sentence in sentences)
        {
            if (fitness.IsUsable(sentence))
            {
                usable.Add(sentence);
            }
        }

        if (usable.Count == 0)
        {
            // Nothing but headings, questions or a script without stops: the beginning, cut nowhere but at a sentence.
            return sentences[0].Length <= MostCharacters ? Join(text, [sentences[0]]) : "";
        }

        var words = new SentenceWords(text, title, language, usable);
        return Join(text, SentenceChoice.Choose(text, usable, words, MostSentences, MostCharacters));
    }

    /// <summary>Sentences one after another, a hard-wrapped line's break being a space.</summary>
    private static string Join(string text, IReadOnlyList<Sentence> sentences)
    {
        var summary = new StringBuilder();
        foreach (var sentence in sentences)
        {
            if (summary.Length > 0 && !WordUnits.IsSign(text[sentence.Start]))
            {
                summary.Append(' ');
            }

            summary.Append(sentence.Of(text));
        }

        return summary.Replace("\r\n", " ").Replace('\n', ' ').ToString();
    }
}

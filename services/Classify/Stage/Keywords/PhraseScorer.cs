namespace Pipeline.Classify.Keywords;

/// <summary>
/// Scores phrases: by how often their words and they themselves are named, how early, whether in the headline, and by length.
/// </summary>
internal static class PhraseScorer
{
    /// <summary>A phrase of two or three words says more than its head alone, also where it stands but once.</summary>
    private static readonly double[] LengthWeights = [0, 1, 1.5, 1.5, 1.3, 1.3, 1.3, 1.3];

    /// <summary>A name that the headline alone has.</summary>
    private const double TitleOnly = 0.6;

    /// <param name="tokens">Length of the text.</param>
    /// <param name="knowsNouns">Where not, a chance phrase is as likely a subject with its verb.</param>
    public static List<Phrase> Score(IReadOnlyCollection<Phrase> phrases, WordStatistics words, int tokens, bool knowsNouns)
    {
        var kept = Merge(phrases);

        // A headline writes verbs and names alike with a capital: what the article never says is likely to be neither.
        // Two nouns with a small word between them are a phrase where they come again.
        kept.RemoveAll(p => p.Ids.Length == 1 ? !IsWordEnough(p) : !p.IsName && p.Count < (p.IsJoined ? 2 : 1));
        foreach (var phrase in kept)
        {
            phrase.Score = Score(phrase, words, tokens, knowsNouns);
        }

        return kept;
    }

    /// <summary>
    /// One word is a key phrase when it is a name that stands by itself, or is named again and again by itself. An adjective never is.
    /// </summary>
    private static bool IsWordEnough(Phrase word) =>
        word.IsName ? word.Alone > 0 && word.Alone * 3 >= word.Count : word.Alone > 1 && word.Alone * 3 >= word.Count;

    private static double Score(Phrase phrase, WordStatistics words, int tokens, bool knowsNouns)
    {
        var sum = 0d;
        foreach (var id in phrase.Ids)
        {
            sum += Math.Log2(2 + words.Count(id)) * (words.IsInTitle(id) ? 1.3 : 1);
        }

        var score = sum / phrase.Ids.Length * LengthWeights[Math.Min(phrase.Ids.Length, LengthWeights.Length - 1)];
        score *= 1 + (0.5 * Math.Log2(Math.Max(1, phrase.Alone + (0.4 * (phrase.Count - phrase.Alone)))));

        // From 1 at the beginning to a half at the end.
        score *= 1 - (0.5 * phrase.Position / Math.Max(1, tokens));
        if (phrase.IsInTitle)
        {
            score *= phrase.Count > 0 ? 1.3 : TitleOnly;
        }

        if (phrase.IsName)
        {
            return score * 1.4;
        }

        if (phrase.Ids.Length == 1)
        {
            return score * 0.75;
        }

        // Of phrases seen once most are chance. One that comes again is a fragment where the same word is always beside it, and whole
        // where the neighbours change, as the verbs after a subject do.
        return phrase.Count switch
        {
            1 => score * (phrase.Alone == 0 ? 0.25 : 0.65) * (knowsNouns ? 1 : 0.5),
            2 => score * (phrase.Alone == 0 ? 0.7 : 1),
            _ => score,
        };
    }

    /// <summary>
    /// Counts a person's last name for the full one, so that "Assad" seven times lifts "Bashar Assad", and is not beside it.
    /// </summary>
    private static List<Phrase> Merge(IReadOnlyCollection<Phrase> phrases)
    {
        var kept = new List<Phrase>(phrases.Count);
        var lastNames = new Dictionary<int, Phrase>();
        foreach (var phrase in phrases)
        {
            if (
                phrase is { IsName: true, Ids.Length: 2 or 3 }
                && (!lastNames.TryGetValue(phrase.Ids[^1], out var other) || other.Count < phrase.Count)
            )
            {
                lastNames[phrase.Ids[^1]] = phrase;
            }
        }

        foreach (var phrase in phrases)
        {
            if (
                phrase.IsName
                && phrase.Ids.Length == 1
                && lastNames.TryGetValue(phrase.Ids[0], out var full)
                && full.Position < phrase.Position
            )
            {
                full.Count += phrase.Count;
                full.Alone += phrase.Alone;
            }
            else
            {
                kept.Add(phrase);
            }
        }

        return kept;
    }
}

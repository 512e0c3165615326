namespace Pipeline.Classify.Entities;

/// <summary>Labels the words of one sentence that is cut into words already.</summary>
public static class EntityTagger
{
    /// <returns>For each token <c>O</c>, or <c>B-</c> or <c>I-</c> with <c>PER</c>, <c>ORG</c> or <c>LOC</c>.</returns>
    public static IReadOnlyList<string> Tag(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var model = EntityModels.Default;
        var words = Prepare(tokens, model.Lexicon);
        var labels = new byte[words.Length];
        EntityDecoder.Decode(model, words, labels);
        return [.. labels.Select(EntityLabel.Name)];
    }

    internal static WordTraits[] Prepare(IReadOnlyList<string> tokens, EntityLexicon lexicon)
    {
        var words = new WordTraits[tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = WordTraits.Of(tokens[i], lexicon);
        }

        EntitySentence.MarkStarts(words);
        EntitySentence.MarkPhrases(words, lexicon);
        return words;
    }
}

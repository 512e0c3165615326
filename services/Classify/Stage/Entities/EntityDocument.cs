using System.Buffers;

namespace Pipeline.Classify.Entities;

/// <summary>An article's words with what the model knows and says of each, sentence by sentence.</summary>
internal sealed class EntityDocument : IDisposable
{
    private EntityDocument(string text, List<EntityToken> tokens)
    {
        Text = text;
        Tokens = tokens;
        // A long article's traits would be a large object of their own each time.
        Words = ArrayPool<WordTraits>.Shared.Rent(tokens.Count);
        Labels = new byte[tokens.Count];
    }

    public string Text { get; }

    public List<EntityToken> Tokens { get; }

    /// <summary>One for each token; the array may be longer.</summary>
    public WordTraits[] Words { get; }

    public byte[] Labels { get; }

    public ReadOnlySpan<char> Word(int token) => Tokens[token].In(Text);

    public static EntityDocument Read(string text, int length, EntityModel model)
    {
        var tokens = new List<EntityToken>(length / 5);
        EntityTokenizer.Tokenize(text, length, tokens);
        var document = new EntityDocument(text, tokens);
        document.ReadWords(model.Lexicon);
        HeadlineCase.Undo(document);
        for (var start = 0; start < tokens.Count; )
        {
            var end = document.SentenceEnd(start);
            var words = document.Words.AsSpan(start, end - start);
            EntitySentence.MarkStarts(words);
            EntitySentence.MarkPhrases(words, model.Lexicon);
            EntityDecoder.Decode(model, words, document.Labels.AsSpan(start, end - start));
            start = end;
        }

        return document;
    }

    // A few at a time, so that they are looked up while they are still in the cache.
    private void ReadWords(EntityLexicon lexicon)
    {
        const int Together = 32;
        for (var start = 0; start < Tokens.Count; start += Together)
        {
            var end = Math.Min(start + Together, Tokens.Count);
            for (var i = start; i < end; i++)
            {
                Words[i] = WordTraits.Written(Word(i));
                lexicon.Expect(Words[i].Word);
            }

            for (var i = start; i < end; i++)
            {
                Words[i].LookUp(Word(i), lexicon);
            }
        }
    }

    public void Dispose() => ArrayPool<WordTraits>.Shared.Return(Words);

    public int SentenceEnd(int start)
    {
        var end = start + 1;
        while (end < Tokens.Count && !Tokens[end].OpensSentence)
        {
            end++;
        }

        return end;
    }
}

namespace Pipeline.Classify.Entities;

/// <summary>
/// Words, marks and sentences with their places in the text, cut as the training texts are: a possessive by itself,
/// hyphens and apostrophes inside words kept, initials and abbreviations with their dots. One pass, whatever the text.
/// </summary>
internal static class EntityTokenizer
{
    /// <summary>A sentence is cut here, so that text without any full stop costs no more than other text.</summary>
    public const int LongestSentence = 300;

    /// <summary>A line this long that ends without a full stop is taken for wrapped, not for a heading.</summary>
    private const int WrappedLine = 50;

    public static IEnumerable<string> Split(string text)
    {
        var tokens = new List<EntityToken>();
        Tokenize(text, text.Length, tokens);
        return tokens.Select(t => text.Substring(t.Start, t.Length));
    }

    /// <param name="length">How much of the text to read.</param>
    public static void Tokenize(string text, int length, List<EntityToken> tokens)
    {
        var all = text.AsSpan(0, length);
        int at = 0,
            inSentence = 0,
            lineStart = 0;
        var opens = true;
        while (at < all.Length)
        {
            var c = all[at];
            if (char.IsWhiteSpace(c) || c == '\u200B' || c == '\uFEFF')
            {
                if (c == '\n')
                {
                    var blank = at + 1 < all.Length && all[at + 1] is '\n' or '\r';
                    if (blank || at - lineStart < WrappedLine || EndsSentence(all, tokens))
                    {
                        opens = true;
                    }

                    lineStart = at + 1;
                }

                at++;
                continue;
            }

            var size = TokenSizes.At(all, at);
            if (!opens && tokens.Count > 0)
            {
                opens = inSentence >= LongestSentence || Begins(all, tokens, at, size);
            }

            tokens.Add(new EntityToken(at, size, opens));
            inSentence = opens ? 1 : inSentence + 1;
            opens = false;
            at += size;
        }
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, List<EntityToken> tokens)
    {
        for (var i = tokens.Count - 1; i >= 0 && i >= tokens.Count - 3; i--)
        {
            var c = text[tokens[i].End - 1];
            if (c is '.' or '!' or '?' or '…' or ':')
            {
                return true;
            }

            if (c is not ('"' or '”' or '’' or '\'' or ')' or ']' or '»'))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the word at this place begins a sentence, by what stands before it.</summary>
    private static bool Begins(ReadOnlySpan<char> text, List<EntityToken> tokens, int at, int size)
    {
        var last = tokens[^1];
        // A closing mark right after a full stop still belongs to the sentence that it closes.
        if (last.End == at)
        {
            return false;
        }

        var i = tokens.Count - 1;
        while (
            i > 0
            && tokens.Count - i <= 3
            && tokens[i].Length == 1
            && text[tokens[i].Start] is '"' or '”' or '’' or '\'' or ')' or ']' or '»'
            && tokens[i - 1].End == tokens[i].Start
        )
        {
            i--;
        }

        var before = text.Slice(tokens[i].Start, tokens[i].Length);
        if (before[^1] is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        if (char.IsLower(text[at]))
        {
            return false;
        }

        if (before.Length == 1)
        {
            return true;
        }

        if (before[^1] == '.' && char.IsLetter(before[0]))
        {
            var word = before[..^1];
            if (EntityWordLists.Abbreviations.Contains(word) || word.Length == 1)
            {
                return false;
            }

            return EntityWordLists.Openers.Contains(text.Slice(at, size));
        }

        return true;
    }
}

using System.Globalization;

namespace Pipeline.Search.Analysis;

/// <summary>
/// Parts text into words; runs of scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) into overlapping pairs of
/// characters.
/// </summary>
internal static class Tokeniser
{
    // Longer "words" are base64, addresses and the like; nobody searches for them and they would fill the index.
    private const int LongestWord = 64;

    public static IEnumerable<Token> Tokenise(string text, string? language)
    {
        var stemmer = Stemmer.For(language);
        var at = 0;
        while (at < text.Length)
        {
            if (!IsWordPart(text, at))
            {
                at++;
            }
            else if (IsUnspaced(text[at]))
            {
                var start = at;
                while (at < text.Length && IsUnspaced(text[at]))
                {
                    at++;
                }

                foreach (var pair in Pairs(text, start, at))
                {
                    yield return pair;
                }
            }
            else
            {
                var start = at;
                while (at < text.Length && !IsUnspaced(text[at]) && (IsWordPart(text, at) || JoinsWord(text, start, at)))
                {
                    at++;
                }

                var length = at - start;
                if (length <= LongestWord && TermFolding.Term(text.AsSpan(start, length), stemmer) is { Length: > 0 } term)
                {
                    yield return new Token(start, length, term, JoinsNext: false);
                }
            }
        }
    }

    private static IEnumerable<Token> Pairs(string text, int start, int end)
    {
        if (end - start == 1)
        {
            yield return new Token(start, 1, text[start].ToString(), JoinsNext: false);
        }

        for (var i = start; i < end - 1; i++)
        {
            yield return new Token(i, 2, text.Substring(i, 2), JoinsNext: i < end - 2);
        }
    }

    private static bool IsWordPart(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || char.IsSurrogate(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Within a word: the apostrophe of "city’s", the points of "U.N.", the point or comma of "1,360.5"; never at its end.
    private static bool JoinsWord(string text, int start, int at) =>
        at > start
        && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at + 1])
        && text[at] switch
        {
            '\'' or '’' => char.IsLetter(text[at - 1]),
            '.' or ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) || text[at] == '.' && IsInitial(text, start, at),
            _ => false,
        };

    private static bool IsInitial(string text, int start, int at) =>
        char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]) && (at - 1 == start || text[at - 2] == '.');

    private static bool IsUnspaced(char c) =>
        c switch
        {
            >= '\u0E00' and <= '\u0EFF' => true, // Thai, Lao
            >= '\u1000' and <= '\u109F' => true, // Burmese
            >= '\u1780' and <= '\u17FF' => true, // Khmer
            >= '\u3040' and <= '\u30FF' => true, // Kana
            >= '\u3400' and <= '\u9FFF' => true, // Han
            >= '\uF900' and <= '\uFAFF' => true,
            _ => false,
        };
}

namespace Pipeline.Text;

/// <summary>Splits text into numbers, words and signs. Words are lower-cased.</summary>
internal static class DateTokens
{
    private const int MaxTokens = 400;

    public static List<DateToken> Of(string text)
    {
        var tokens = new List<DateToken>();
        var i = 0;
        var spaced = false;
        while (i < text.Length && tokens.Count < MaxTokens)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || c is '\u200E' or '\u200F')
            {
                spaced = true;
                i++;
                continue;
            }

            var start = i;
            if (char.IsDigit(c))
            {
                var value = 0L;
                while (i < text.Length && char.IsDigit(text[i]))
                {
                    value = Math.Min((value * 10) + (int)char.GetNumericValue(text[i]), int.MaxValue);
                    i++;
                }

                tokens.Add(new DateToken(DateTokenKind.Number, "", (int)value, start, i - start, spaced));
            }
            else if (char.IsLetter(c) && c is not ('\u5E74' or '\u6708' or '\u65E5' or '\uB144' or '\uC6D4' or '\uC77C'))
            {
                while (
                    i < text.Length
                    && (char.IsLetter(text[i]) || IsMark(text[i]) || IsInnerStop(text, i))
                    && text[i] is not ('\u5E74' or '\u6708' or '\u65E5')
                )
                {
                    i++;
                }

                tokens.Add(new DateToken(DateTokenKind.Word, text[start..i].ToLowerInvariant(), 0, start, i - start, spaced));
            }
            else
            {
                i++;
                tokens.Add(new DateToken(DateTokenKind.Sign, "", c, start, 1, spaced));
            }

            spaced = false;
        }

        return tokens;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>A full stop inside "a.m." or a Thai month.</summary>
    private static bool IsInnerStop(string text, int i) =>
        text[i] == '.'
        && i + 1 < text.Length
        && char.IsLetter(text[i + 1])
        && i >= 1
        && (i < 2 || !char.IsLetter(text[i - 2]) || text[i - 1] > '\u0E00');
}

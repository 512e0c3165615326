namespace Pipeline.Classify.Entities;

/// <summary>How long the token at a place is.</summary>
internal static class TokenSizes
{
    /// <summary>Longer words are cut; nothing in a language is, and hashes of them are never asked for.</summary>
    private const int Longest = 100;

    public static int At(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (IsWord(c))
        {
            if (IsAddress(text, at, out var address))
            {
                return address;
            }

            return Word(text, at);
        }

        if (c is '\'' or '’')
        {
            var clitic = Clitic(text, at);
            if (clitic > 0)
            {
                return clitic;
            }
        }

        if (c is '-' or '‑' && at > 0 && IsWord(text[at - 1]))
        {
            // The tail that Word left over: "-backed".
            var end = at + 1;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            return end - at;
        }

        var same = at + 1;
        if (c is '.' or '-' or '*' or '=' or '_')
        {
            while (same < text.Length && text[same] == c && same - at < Longest)
            {
                same++;
            }

            return same - at;
        }

        return char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || IsMark(c);

    private static bool IsMark(char c) =>
        c >= 0x300
        && char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static int Word(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        var hyphen = -1;
        var limit = Math.Min(text.Length, at + Longest);
        while (end < limit)
        {
            var c = text[end];
            if (IsWord(c))
            {
                end++;
                continue;
            }

            var nextIsWord = end + 1 < limit && IsWord(text[end + 1]);
            if (!nextIsWord)
            {
                break;
            }

            if (c is '-' or '‑')
            {
                hyphen = end;
                end++;
            }
            else if (c is '\'' or '’' or 'ʼ')
            {
                if (Clitic(text, end) > 0)
                {
                    break;
                }

                end++;
            }
            else if (c == '&' && char.IsUpper(text[end - 1]) && char.IsUpper(text[end + 1]))
            {
                end++;
            }
            else if (c is '.' && DotInside(text, at, end))
            {
                end++;
            }
            else if (c is ',' && char.IsDigit(text[end - 1]) && char.IsDigit(text[end + 1]))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        if (hyphen > at + 1 && char.IsUpper(text[at]) && EntityWordLists.HyphenTails.Contains(text[(hyphen + 1)..end]))
        {
            return hyphen - at;
        }

        if (end < text.Length && text[end] == '.' && KeepsDot(text[at..end], text, end))
        {
            end++;
        }

        return end - at;
    }

    /// <summary>3.5, U.N, bbc.co.uk, but not "end.Next".</summary>
    private static bool DotInside(ReadOnlySpan<char> text, int start, int dot)
    {
        if (char.IsDigit(text[dot - 1]))
        {
            return char.IsDigit(text[dot + 1]);
        }

        var single = dot - start == 1 || text[dot - 2] == '.';
        if (single)
        {
            return true;
        }

        return char.IsLower(text[dot - 1]) && char.IsLower(text[dot + 1]);
    }

    private static bool KeepsDot(ReadOnlySpan<char> word, ReadOnlySpan<char> text, int dot)
    {
        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            return dot + 1 < text.Length && text[dot + 1] != '.';
        }

        if (word.Length >= 3 && word[^2] == '.')
        {
            return true;
        }

        return char.IsLetter(word[0])
            && (EntityWordLists.Abbreviations.Contains(word) || EntityWordLists.ClosingAbbreviations.Contains(word));
    }

    /// <summary>The length of 's, 're and the like at an apostrophe that ends a word, otherwise 0.</summary>
    private static int Clitic(ReadOnlySpan<char> text, int apostrophe)
    {
        if (apostrophe == 0 || !IsWord(text[apostrophe - 1]))
        {
            return 0;
        }

        var end = apostrophe + 1;
        while (end < text.Length && char.IsLetter(text[end]) && end - apostrophe <= 3)
        {
            end++;
        }

        var tail = text[(apostrophe + 1)..end];
        var clitic = tail.Length switch
        {
            1 => (tail[0] | 0x20) is 's' or 'm' or 'd' or 't',
            2 => tail.Equals("re", StringComparison.OrdinalIgnoreCase)
                || tail.Equals("ve", StringComparison.OrdinalIgnoreCase)
                || tail.Equals("ll", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
        return clitic ? end - apostrophe : 0;
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 0;
        if (at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('(' or '<' or '"' or '['))
        {
            return false;
        }

        var rest = text[at..Math.Min(text.Length, at + 2048)];
        var web =
            rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        var end = 0;
        var mail = false;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('<' or '>' or '"'))
        {
            // A mail address shows its sign within a name's length; do not read on for it.
            mail |= rest[end] == '@' && end > 0;
            if (!web && !mail && end > 64)
            {
                return false;
            }

            end++;
        }

        if (!web && !mail)
        {
            return false;
        }

        while (end > 1 && rest[end - 1] is '.' or ',' or ')' or ';' or ':' or '!' or '?' or ']' or '\'' or '’')
        {
            end--;
        }

        length = end;
        return true;
    }
}

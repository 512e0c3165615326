namespace Pipeline.Normalise.Furniture;

/// <summary>Counts over a line's characters, taken in one pass.</summary>
internal readonly record struct LineShape(
    int Words,
    int Letters,
    int Digits,
    int Sentences,
    double Capitals,
    bool AllCapitals,
    bool HasUrl,
    int UrlWords,
    bool HasEmail,
    bool HasQuote,
    bool HasBars,
    int Glued
)
{
    // Han and kana run at about two characters a word, Thai and its neighbours at about four.
    private const int HanPerWord = 2;
    private const int ThaiPerWord = 4;

    public static LineShape Of(ReadOnlySpan<char> line)
    {
        int words = 0,
            letters = 0,
            digits = 0,
            sentences = 0,
            han = 0,
            thai = 0,
            glued = 0;
        int upper = 0,
            lower = 0,
            longWords = 0,
            capitalised = 0,
            wordLength = 0;
        bool wordUpper = false,
            quote = false,
            bars = false,
            email = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c < 128 ? char.IsAsciiLetterOrDigit(c) : Tokens.IsWordChar(c) || char.IsDigit(c))
            {
                if (c >= 0x0E01 && Tokens.IsUnspaced(c))
                {
                    letters++;
                    if (c is >= '\u3041' and not (>= '\uAC00' and <= '\uD7AF'))
                    {
                        han++;
                    }
                    else
                    {
                        thai++;
                    }

                    continue;
                }

                if (wordLength++ == 0)
                {
                    words++;
                }

                if (char.IsDigit(c))
                {
                    digits++;
                    continue;
                }

                letters++;
                if (char.IsUpper(c))
                {
                    upper++;
                    if (wordLength == 1)
                    {
                        wordUpper = true;
                    }
                    // "ShareTweet": names such as McDonald have one capital after at most three letters.
                    else if (wordLength > 4 && char.IsLower(line[i - 1]))
                    {
                        glued++;
                    }
                }
                else if (char.IsLower(c))
                {
                    lower++;
                }

                if (wordLength == 4)
                {
                    longWords++;
                    if (wordUpper)
                    {
                        capitalised++;
                    }
                }

                continue;
            }

            if (c is '\'' or '’' or '-' && wordLength > 0 && i + 1 < line.Length && char.IsLetterOrDigit(line[i + 1]))
            {
                continue;
            }

            switch (c)
            {
                case '.' or '!' or '?' or '؟' when i + 1 >= line.Length || line[i + 1] is ' ' or '"' or '”' or '»' or ')' or '’':
                case '。' or '！' or '？' or '।' or '۔' or '။':
                    if (wordLength > 1 || c != '.')
                    {
                        sentences++;
                    }

                    break;
                case '"' or '“' or '”' or '„' or '«' or '»' or '「':
                    quote = true;
                    break;
                case '|' or '·' or '•' or '›' or '»' or '→':
                    bars = true;
                    break;
                case '@' when wordLength > 0 && i + 1 < line.Length && char.IsAsciiLetterOrDigit(line[i + 1]):
                    email = true;
                    break;
            }

            wordLength = 0;
            wordUpper = false;
        }

        var url =
            line.Contains("://", StringComparison.Ordinal)
            || line.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || line.Contains("pic.twitter.com", StringComparison.Ordinal);
        return new LineShape(
            words + (han + HanPerWord - 1) / HanPerWord + (thai + ThaiPerWord - 1) / ThaiPerWord,
            letters,
            digits,
            sentences,
            longWords == 0 || upper + lower == 0 ? -1 : (double)capitalised / longWords,
            upper >= 4 && lower * 8 < upper,
            url,
            url ? CountUrlWords(line) : 0,
            email,
            quote,
            bars,
            glued
        );
    }

    private static int CountUrlWords(ReadOnlySpan<char> line)
    {
        var longest = 0;
        foreach (var part in line.Split(' '))
        {
            var piece = line[part];
            if (!piece.Contains("://", StringComparison.Ordinal) && !piece.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var words = 1;
            foreach (var c in piece)
            {
                if (!char.IsLetterOrDigit(c))
                {
                    words++;
                }
            }

            longest = Math.Max(longest, words);
        }

        return longest;
    }
}

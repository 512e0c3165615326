using System.Globalization;

namespace Pipeline.Normalise.Furniture;

/// <summary>
/// Words of a line as hashes, for phrase look-up without strings: case, punctuation, apostrophes and Arabic vowel signs do not
/// count, all numbers are one token, and each character of a script written without spaces is a token of its own.
/// </summary>
internal static class Tokens
{
    public const ulong Number = 1;
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Fills <paramref name="tokens"/> as far as it reaches and says how many there are.</summary>
    public static int Read(ReadOnlySpan<char> line, Span<ulong> tokens)
    {
        var count = 0;
        var hash = Offset;
        var letters = 0;
        var lastLetter = '\0';
        var digits = false;
        for (var i = 0; i <= line.Length && count < tokens.Length; i++)
        {
            var c = i < line.Length ? line[i] : ' ';
            if (IsUnspaced(c) || c == '©')
            {
                Flush(tokens);
                if (count < tokens.Length)
                {
                    tokens[count++] = (Offset ^ c) * Prime;
                }
            }
            else if (char.IsAsciiDigit(c) || (c > 127 && char.IsDigit(c)))
            {
                digits = true;
                hash = (hash ^ c) * Prime;
            }
            else if (IsWordChar(c))
            {
                letters++;
                lastLetter = Fold(c);
                hash = (hash ^ lastLetter) * Prime;
            }
            else if (!IsSilent(c) && !(c is '.' or ',' && digits && letters == 0 && i + 1 < line.Length && char.IsAsciiDigit(line[i + 1])))
            {
                Flush(tokens);
            }
        }

        return count;

        void Flush(Span<ulong> into)
        {
            if ((letters > 0 || digits) && count < into.Length)
            {
                // "1.2K Shares" counts as "1200 Shares" does.
                var isAmount = digits && letters == 1 && lastLetter is 'k' or 'm';
                into[count++] = letters > 0 && !isAmount ? hash : Number;
            }

            hash = Offset;
            (letters, digits) = (0, false);
        }
    }

    /// <summary>Written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(char c) =>
        c >= 0x0E01
        && (
            c
            is (>= '\u4E00' and <= '\u9FFF')
                or (>= '\u3041' and <= '\u30FF')
                or (>= '\u3400' and <= '\u4DBF')
                or (>= '\u0E01' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
        );

    public static bool IsWordChar(char c) =>
        c < 128
            ? char.IsAsciiLetter(c)
            : char.IsLetter(c)
                || (
                    CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    && !IsSilent(c)
                );

    // Vowel signs and tatweel are written or not as the author likes; so are apostrophes in "don't" and the plus of "Google+".
    private static bool IsSilent(char c) => c is '\'' or '’' or 'ʼ' or '+' or 'ـ' or (>= '\u064B' and <= '\u065F') or '\u0670';

    private static char Fold(char c) =>
        c switch
        {
            >= 'A' and <= 'Z' => (char)(c | 0x20),
            < (char)128 => c,
            'ı' or 'İ' => 'i',
            'أ' or 'إ' or 'آ' => 'ا',
            'ى' => 'ي',
            'ё' or 'Ё' => 'е',
            _ => char.ToLowerInvariant(c),
        };
}
